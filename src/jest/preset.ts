/** The configuration behind `preset: 'jest-asymptote'`. */
const preset = {
  testMatch: ['**/__perf__/**/*.perf.{js,jsx,ts,tsx,cjs,mjs,cts,mts}'],
  testEnvironment: require.resolve('./environment'),
  runner: require.resolve('./runner'),
  testRunner: require.resolve('./testRunner'),
  setupFilesAfterEnv: [require.resolve('./setup')],
  reporters: ['default', require.resolve('./reporter')],
  // A Jest that watches would take the report of a run for a change, and run again for ever. A project's own are added.
  modulePathIgnorePatterns: ['/\\.asymptote/'],
  // Measuring takes its time: a file of claims is not slow at five seconds.
  slowTestThreshold: 60,
};

export = preset;
