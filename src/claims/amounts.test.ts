import { AddedCostClaim } from './addedCost/addedCostClaim';
import type { TimedClaim } from './kinds';
import { ThroughputClaim } from './budget/throughputClaim';
import { TimeBudgetClaim } from './budget/timeBudgetClaim';
import { ERROR_RATE, feed, type Decision } from './testing/verdicts';

function judged(claim: TimedClaim, times: readonly number[]): Decision {
  return feed(
    claim.judge(ERROR_RATE),
    Array.from({ length: 300 }, () => times),
  );
}

const within10Us = new TimeBudgetClaim({ arm: 'a', n: 1, limitNs: 10_000, quantile: 0.5 });
const at100PerMs = new ThroughputClaim({ arm: 'a', n: 1, perSecond: 100_000 });

describe('an amount of time is violated only if it is passed by over a tenth, since the speed of a core wanders', () => {
  test.each<[string, TimedClaim]>([
    ['the time of a call', within10Us],
    ['a rate', at100PerMs],
  ])('%s', (_, claim) => {
    expect(judged(claim, [9_900]).state).toBe('holds');
    expect(judged(claim, [10_900]).state).toBe('open');
    expect(judged(claim, [11_100]).state).toBe('violated');
  });

  test('the cost of one arm over another, and before the hundredth round only if a faster core would pass it too', () => {
    const costing = (cost: number): Decision =>
      judged(new AddedCostClaim({ arm: 'a', other: 'b', sizes: [64], atMostNs: 1_000 }), [1_000 + cost, 1_000]);
    expect(costing(900).state).toBe('holds');
    expect(costing(1_090).state).toBe('open');
    expect(costing(1_200)).toEqual({ state: 'violated', rounds: 100 });
    expect(costing(1_600).rounds).toBeLessThan(30);
  });
});
