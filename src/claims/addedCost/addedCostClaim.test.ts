import { judged } from '../testing/judged';
import { ERROR_RATE, feed, type Decision } from '../testing/verdicts';
import { AddedCostClaim } from './addedCostClaim';

const claimOf = (atMostNs: number, sizes = [64]): AddedCostClaim =>
  new AddedCostClaim({ arm: 'a', other: 'b', sizes, atMostNs });

describe('a cost of at most 1 us', () => {
  const costing = (cost: number): Decision =>
    feed(
      claimOf(1_000).judge(ERROR_RATE),
      Array.from({ length: 300 }, () => [1_000 + cost, 1_000]),
    );

  test('holds under the amount, and is violated only over a tenth beyond it, since the speed of a core wanders', () => {
    expect(costing(900).state).toBe('holds');
    expect(costing(1_090).state).toBe('open');
    expect(costing(1_200).state).toBe('violated');
  });

  test('is violated before the hundredth round only if it would be on a faster core too', () => {
    expect(costing(1_200).rounds).toBe(100);
    expect(costing(1_600).rounds).toBeLessThan(30);
  });
});

test('the evidence has the cost at each size, and the smallest cost at the top that would have been found', () => {
  const { differences, detectableNs } = judged(claimOf(1_000, [1, 8]), [1_300, 1_500, 1_000, 1_000]).evidence();
  expect(differences.map(({ n, differenceNs }) => [n, differenceNs.estimate])).toEqual([
    [1, 300],
    [8, 500],
  ]);
  expect(detectableNs).toBeGreaterThan(1_000);
  expect(detectableNs).toBeLessThan(2_000);
  expect(judged(claimOf(1_000), [3_000, 1_000]).evidence().detectableNs).toBeUndefined();
});

describe('the obstacle', () => {
  test('is the size whose cost comes nearest to the amount', () => {
    expect(judged(claimOf(1_000, [1, 8, 64]), [1_500, 2_050, 1_900, 1_000, 1_000, 1_000]).obstacle()).toEqual({
      kind: 'near limit',
      quantity: 'cost',
      n: 8,
      found: 1_050,
      limit: 1_000,
    });
  });

  test('is an amount that a distortion of the other arm could hide', () => {
    expect(judged(claimOf(1_000, [1, 8]), [1_500, 1_000_500, 1_000, 1_000_000]).obstacle()).toEqual({
      kind: 'small amount',
      amountNs: 1_000,
      share: 1e-3,
      n: 8,
    });
  });
});
