/** @jest-config-loader esbuild-register */
import type { Config } from 'jest';

/** Transpiled only: `npm run types` checks the types, once for all files. */
const transform: Config['transform'] = { '\\.ts$': ['ts-jest', { tsconfig: '<rootDir>/tsconfig.json' }] };

const config: Config = {
  projects: [
    { displayName: 'unit', testMatch: ['<rootDir>/src/**/*.test.ts'], transform },
    { displayName: 'host', testMatch: ['<rootDir>/fixtures/*.test.ts'], transform },
    { displayName: 'perf', preset: 'jest-asymptote', testMatch: ['<rootDir>/__perf__/**/*.perf.ts'], transform },
  ],
};

export default config;
