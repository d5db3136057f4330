/** What a project takes over with `preset: 'jest-asymptote'`. */
const preset = {
  testMatch: ['**/__perf__/**/*.perf.{js,jsx,ts,tsx,cjs,mjs,cts,mts}'],
  testEnvironment: require.resolve('./environment'),
  runner: require.resolve('./runner'),
  testRunner: require.resolve('./testRunner'),
  setupFilesAfterEnv: [require.resolve('./setup')],
  reporters: ['default', require.resolve('./reporter')],
  // Measuring takes its time: a file of claims is not slow at five seconds.
  slowTestThreshold: 60,
};

export = preset;
