/** @jest-config-loader esbuild-register */
import type { Config } from 'jest';

/** Only strips types: `npm run types` checks them, once for all files. */
const strip: Config['transform'] = {
  '\\.ts$': ['@swc/jest', { swcrc: false, jsc: { target: 'es2022', parser: { syntax: 'typescript' } } }],
};

/** Compiles perf files as a project of a user does: what is measured depends on it. */
const compile: Config['transform'] = { '\\.ts$': ['ts-jest', { tsconfig: '<rootDir>/tsconfig.json' }] };

/** What all tests of the packed package share. */
const host: Config = {
  transform: strip,
  globalSetup: '<rootDir>/fixtures/packTarball.ts',
  setupFilesAfterEnv: ['<rootDir>/fixtures/patience.ts'],
};

const config: Config = {
  // What decides verdicts. The thresholds count with `--coverage` only (`npm run coverage`).
  collectCoverageFrom: ['src/{statistics,claims}/**/*.ts', '!**/testing/**', '!**/evidence.ts', '!**/*.test.ts'],
  coverageThreshold: { global: {}, './src/statistics/': { branches: 95 }, './src/claims/': { branches: 95 } },
  projects: [
    {
      displayName: 'unit',
      testMatch: ['<rootDir>/{src,bench}/**/*.test.ts'],
      testPathIgnorePatterns: [String.raw`\.simulation\.test\.ts$`],
      transform: strip,
    },
    {
      // Thousands of trials each, which state how often a verdict is wrong
      displayName: 'simulation',
      testMatch: ['<rootDir>/{src,bench}/**/*.simulation.test.ts'],
      transform: strip,
    },
    {
      ...host,
      displayName: 'host',
      testMatch: ['<rootDir>/fixtures/*.test.ts'],
      testPathIgnorePatterns: [String.raw`\.(?:measured|long)\.test\.ts$`],
      setupFiles: ['<rootDir>/fixtures/ownLock.ts'],
    },
    // These decide claims by time, so that they run alone; the latter take minutes.
    { ...host, displayName: 'measured', testMatch: ['<rootDir>/fixtures/*.measured.test.ts'] },
    { ...host, displayName: 'long', testMatch: ['<rootDir>/fixtures/*.long.test.ts'] },
    {
      displayName: 'perf',
      preset: 'jest-asymptote',
      transform: compile,
      testMatch: ['<rootDir>/__perf__/**/*.perf.ts'],
      // They import the package by its name and get `dist`, which must be up to date with `src`.
      globalSetup: '<rootDir>/fixtures/requireFreshBuild.ts',
    },
  ],
};

// Not `export default`: a Node that strips types by itself loads this file as the CommonJS that the package is.
module.exports = config;
