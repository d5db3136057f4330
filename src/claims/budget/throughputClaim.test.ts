import { judged } from '../testing/judged';
import { ThroughputClaim } from './throughputClaim';

/** 10 us a call. */
const claim = new ThroughputClaim({ arm: 'a', n: 7, perSecond: 100_000 });

test('a rate holds above the limit, and is violated only over a tenth below it, since the speed of a core wanders', () => {
  expect(judged(claim, [9_900]).state).toBe('holds');
  expect(judged(claim, [10_900]).state).toBe('open');
  expect(judged(claim, [11_100]).state).toBe('violated');
});

test('the evidence has the rate, and the largest lower one that would have been found', () => {
  const { found, detectablePerSecond } = judged(claim, [8_000]).evidence();
  expect(found.estimate).toBeCloseTo(125_000, 3);
  expect(detectablePerSecond).toBeLessThan(100_000);
  expect(detectablePerSecond).toBeGreaterThan(50_000);
  expect(judged(claim, [20_000]).evidence().detectablePerSecond).toBeUndefined();
});

test('the obstacle is the limit that the rate is too close to', () => {
  expect(judged(claim, [10_500]).obstacle()).toEqual({
    kind: 'near limit',
    quantity: 'rate',
    n: 7,
    found: expect.closeTo(1e9 / 10_500, 3) as number,
    limit: 100_000,
  });
});
