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
  });
});

test('reads durations', () => {
  const { budgetNs, callLimitNs } = environmentOptions({ budget: '500 ms', callLimit: '1 min' });
  expect([budgetNs, callLimitNs]).toEqual([5e8, 6e10]);
});

test("leaves Jest's own option for environments alone", () => {
  expect(() => environmentOptions({ customExportConditions: ['node'] })).not.toThrow();
});

test.each([
  [{ errorRate: 0 }, 'testEnvironmentOptions.errorRate must be a chance over 0 and at most 0.05'],
  [{ errorRate: '1e-6' }, 'testEnvironmentOptions.errorRate must be'],
  [{ budget: 3 }, "testEnvironmentOptions.budget must be a duration, as in { budget: '3 s' }, and is 3"],
  [{ callLimit: '3 days' }, 'testEnvironmentOptions.callLimit must be a duration'],
  [{ seed: 1.5 }, 'testEnvironmentOptions.seed must be a whole number'],
  [{ busy: 'pass' }, "testEnvironmentOptions.busy must be 'skip' or 'fail'"],
  [{ maxBusy: 2 }, 'testEnvironmentOptions.maxBusy must be a share from 0 to 1'],
  [{ budgets: '3 s' }, 'testEnvironmentOptions has no `budgets`; it takes errorRate, budget, callLimit'],
])('refuses %j with what it must be', (options, complaint) => {
  expect(() => environmentOptions(options)).toThrow(complaint);
});
