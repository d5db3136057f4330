import { judged } from '../testing/judged';
import { ERROR_RATE, feed } from '../testing/verdicts';
import { TimeBudgetClaim } from './timeBudgetClaim';

const claimOf = (limitNs: number, quantile = 0.5): TimeBudgetClaim =>
  new TimeBudgetClaim({ arm: 'a', n: 7, limitNs, quantile });

test('a time holds under the limit, and is violated only over a tenth beyond it, since the speed of a core wanders', () => {
  expect(judged(claimOf(10_000), [9_900]).state).toBe('holds');
  expect(judged(claimOf(10_000), [10_900]).state).toBe('open');
  expect(judged(claimOf(10_000), [11_100]).state).toBe('violated');
});

test('a limit that single calls cannot be timed by has no answer', () => {
  expect(claimOf(4_999).unanswerable).toEqual({ kind: 'short budget', limitNs: 4_999, shortestNs: 5_000 });
  expect(claimOf(5_000).unanswerable).toBeUndefined();
});

test('the share of calls of the claim must return in time, not each of them', () => {
  const everyTenth = Array.from({ length: 2_000 }, (_, i) => [i % 10 === 0 ? 90_000 : 9_000]);
  expect(feed(claimOf(10_000, 0.8).judge(ERROR_RATE), everyTenth).state).toBe('holds');
  expect(feed(claimOf(10_000, 0.99).judge(ERROR_RATE), everyTenth).state).toBe('violated');
});

test('the evidence has the quantile, the calls over the limit, and the smallest quantile that would have been found', () => {
  const judge = claimOf(10_000, 0.8).judge(ERROR_RATE);
  for (let call = 0; call < 1_000; call++) judge.add([call % 10 === 0 ? 90_000 : 9_000]);
  const { timeNs, over, calls, detectableNs } = judge.evidence();
  expect({ estimate: timeNs.estimate, over, calls }).toEqual({ estimate: 9_000, over: 100, calls: 1_000 });
  expect(detectableNs).toBeGreaterThan(10_000);
  expect(judged(claimOf(10_000), [20_000]).evidence().detectableNs).toBeUndefined();
});

test('the obstacle is the limit that the quantile is too close to', () => {
  expect(judged(claimOf(10_000), [10_500]).obstacle()).toEqual({
    kind: 'near limit',
    quantity: 'quantile',
    n: 7,
    found: 10_500,
    limit: 10_000,
  });
});
