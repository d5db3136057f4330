import {
  claimsOn,
  type Claim,
  complaintOf,
  holds,
  linear,
  linearithmic,
  onTheBound,
  quadratic,
  shown,
  sizes,
  steep,
  taking,
  tooClose,
  unanswerable,
  violated,
} from '../testing/fakeFile';
import { messageOf } from '../testing/fakeHost';

describe('toScaleAs', () => {
  test.each([
    ['n log n', linearithmic, holds],
    ['n^2', quadratic, holds],
    ['n^2', linear, violated],
    ['n^2', steep, violated],
    ['n', onTheBound, tooClose],
  ] as const)('decides on %s', async (growth, received, expected) => {
    expect(await shown(received, (claims) => claims.toScaleAs(growth, { sizes }))).toEqual(expected);
  });

  test('decides on log n, over a wider sweep', async () => {
    const wide = [4, 16, 64, 256, 1_024, 4_096];
    const logarithmic = taking((n) => 100_000 * Math.log2(n));
    expect(await shown(logarithmic, (claims) => claims.toScaleAs('log n', { sizes: wide }))).toEqual(holds);
  });

  test('finds how little time grows, even if far more is claimed', async () => {
    expect(await messageOf(claimsOn(linear).toScaleAs('n^3', { sizes }))).toMatch(/grows as n\^(1\.0\d|0\.9\d) \[/);
  });

  test('is unanswerable over a short sweep', async () => {
    expect(await shown(quadratic, (claims) => claims.toScaleAs('n^2', { sizes: [4, 5, 6] }))).toEqual(unanswerable);
  });
});

describe('notLike', () => {
  // A batch of the smallest size makes as many calls as fit into one call of the largest: no wider than it must be.
  const wide = [4, 17, 75, 325, 1_400, 6_000];

  test.each([
    ['linear time', taking((n) => 40 * n), holds],
    ['n log n', taking((n) => 4 * n * Math.log2(n)), violated],
    ['time half-way between', taking((n) => 12 * n * Math.sqrt(Math.log2(n))), tooClose],
  ])('claims to distinguish linear growth from n log n, on %s', async (_, received, expected) => {
    const claim: Claim = (claims) => claims.toScaleLinearly({ sizes: wide, notLike: 'n log n' });
    expect(await shown(received, claim)).toEqual(expected);
  });

  test('is unanswerable over a sweep on which the two are too similar', async () => {
    const claim: Claim = (claims) => claims.toScaleAtMost('n', { sizes: [1_024, 4_096, 16_384], notLike: 'n log n' });
    expect(await shown(linear, claim)).toEqual(unanswerable);
  });
});

test('toScaleAs names the matcher for a constant', async () => {
  expect(await complaintOf(linear, (claims) => claims.toScaleAs('1', { sizes }))).toMatch(
    /^a constant is no growth to scale as: /,
  );
});
