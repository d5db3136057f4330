import { environmentOptions } from './environmentOptions';

test('fills in the defaults', () => {
  expect(environmentOptions({})).toEqual({
    errorRate: 1e-6,
    seed: undefined,
    busy: 'skip',
    mode: 'gate',
    waitLimitNs: 600e9,
    maxBusy: 1 / 3,
    budgetNs: 3e9,
    callLimitNs: 10e9,
    memoryLimitBytes: undefined,
  });
});

test('reads durations', () => {
  const { budgetNs, callLimitNs } = environmentOptions({ budget: '500 ms', callLimit: '1 min' });
  expect([budgetNs, callLimitNs]).toEqual([5e8, 6e10]);
});

test.each([
  ['1 GiB', 2 ** 30],
  ['1.5 GB', 1.5e9],
  ['512MiB', 512 * 2 ** 20],
])('reads %s of memory', (memoryLimit, bytes) => {
  expect(environmentOptions({ memoryLimit }).memoryLimitBytes).toBe(bytes);
});

test("leaves Jest's own option for environments alone", () => {
  expect(() => environmentOptions({ customExportConditions: ['node'] })).not.toThrow();
});

test.each([
  [{ errorRate: 0 }, 'testEnvironmentOptions.errorRate must be a chance over 0 and at most 0.05'],
  [{ errorRate: '1e-6' }, 'testEnvironmentOptions.errorRate must be'],
  [{ budget: 3 }, "testEnvironmentOptions.budget must be a duration, as in { budget: '3 s' }, and is 3"],
  [{ callLimit: '3 days' }, 'testEnvironmentOptions.callLimit must be a duration'],
  [
    { memoryLimit: 1e9 },
    "testEnvironmentOptions.memoryLimit must be an amount of memory, as in { memoryLimit: '1 GiB' }, and is 1000000000",
  ],
  [{ memoryLimit: '0 GiB' }, 'testEnvironmentOptions.memoryLimit must be an amount of memory'],
  [{ memoryLimit: '1 gig' }, 'testEnvironmentOptions.memoryLimit must be an amount of memory'],
  [{ seed: 1.5 }, 'testEnvironmentOptions.seed must be a whole number'],
  [{ busy: 'pass' }, "testEnvironmentOptions.busy must be 'skip' or 'fail'"],
  [{ maxBusy: 2 }, 'testEnvironmentOptions.maxBusy must be a share from 0 to 1'],
  [{ budgets: '3 s' }, 'testEnvironmentOptions has no `budgets`; it takes errorRate, budget, callLimit'],
])('refuses %j with what it must be', (options, complaint) => {
  expect(() => environmentOptions(options)).toThrow(complaint);
});
