/** @jest-config-loader esbuild-register */
import type { Config } from 'jest';

/** Transpiled only: `npm run types` checks the types, once for all files. */
const transform: Config['transform'] = { '\\.ts$': ['ts-jest', { tsconfig: '<rootDir>/tsconfig.json' }] };

/** What imports the package by its name gets `dist`: it must be what `src` says. */
const globalSetup = '<rootDir>/fixtures/requireFreshBuild.ts';

const config: Config = {
  projects: [
    { displayName: 'unit', testMatch: ['<rootDir>/{src,bench}/**/*.test.ts'], transform },
    {
      displayName: 'host',
      testMatch: ['<rootDir>/fixtures/*.test.ts'],
      transform,
      globalSetup: '<rootDir>/fixtures/packTarball.ts',
      setupFilesAfterEnv: ['<rootDir>/fixtures/patience.ts'],
    },
    {
      displayName: 'perf',
      preset: 'jest-asymptote',
      testMatch: ['<rootDir>/__perf__/**/*.perf.ts'],
      transform,
      globalSetup,
    },
  ],
};

// Not `export default`: a Node that strips types by itself loads this file as the CommonJS that the package is.
module.exports = config;
