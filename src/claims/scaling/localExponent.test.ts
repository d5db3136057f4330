import fc from 'fast-check';
import { inRangeBoundTest, localExponent, stepBoundTests } from './localExponent';

const SIZES = [64, 256, 1024, 4096, 16_384, 65_536];
const LAST = { lower: 4, upper: 5 };
const linear = (n: number): number => n;

/** Returns linear times whose last step has that exponent. */
const withLastStep = (exponent: number): number[] => SIZES.map((n, i) => (i === 5 ? 16_384 * 4 ** exponent : n));

describe('localExponent', () => {
  test('is the slope of a step on logarithmic scales', () => {
    // By hand: time grows 8-fold while n grows 4-fold, and ln 8 / ln 4 = 1.5
    expect(localExponent([10, 40], [3, 24], { lower: 0, upper: 1 })).toBeCloseTo(1.5, 12);
  });

  test('spans several sizes, and is 0 if time stays the same', () => {
    expect(localExponent([1, 2, 4], [5, 9, 20], { lower: 0, upper: 2 })).toBeCloseTo(1, 12);
    expect(localExponent([1, 2, 4], [5, 9, 5], { lower: 0, upper: 2 })).toBe(0);
  });

  test('of a power of n is that power, at every step and in any unit of time', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1, max: 4, noNaN: true }),
        fc.double({ min: 1e-6, max: 1e6, noNaN: true }),
        fc.nat(4),
        (power, unit, lower) => {
          const times = SIZES.map((n) => unit * n ** power);
          expect(localExponent(SIZES, times, { lower, upper: lower + 1 })).toBeCloseTo(power, 9);
        },
      ),
    );
  });
});

describe('stepBoundTests', () => {
  const votes = (times: readonly number[], growth = linear): string[] =>
    stepBoundTests(SIZES, growth, LAST, ['above', 'below']).map((side) => side(times));

  // The guards, by hand: the distortion of 5 % at two sizes a factor 4 apart has the spread 0.05 sqrt 2 / ln 4 = 0.051.
  // Rejected from 0.5 + 4 x 0.051 = 0.704, accepted up to 0.5 - 1.5 x 0.051 = 0.4235.
  test.each([
    [1, 'accepted', 'accepted'],
    [1.42, 'accepted', 'accepted'],
    [1.43, 'abstained', 'accepted'],
    [1.7, 'abstained', 'accepted'],
    [1.71, 'rejected', 'accepted'],
    [0.58, 'accepted', 'accepted'],
    [0.57, 'accepted', 'abstained'],
    [0.3, 'accepted', 'abstained'],
    [0.29, 'accepted', 'rejected'],
  ])('of a claim of n vote on a last step of n^%d: %s from above, %s from below', (exponent, above, below) => {
    expect(votes(withLastStep(exponent))).toEqual([above, below]);
  });

  test('compare the step with the curve there, not with its highest power', () => {
    // n log2 n grows by the factor 4 x 16 / 14 over the last step: an exponent of 1.0963
    const timesLog = (n: number): number => n * Math.log2(n);

    expect(votes(withLastStep(1.0963 + 0.71), timesLog)[0]).toBe('rejected');
    expect(votes(withLastStep(1.0963 + 0.7), timesLog)[0]).toBe('abstained');
  });

  test('look at their step only', () => {
    const times = withLastStep(1);

    expect(votes(times.map((time, i) => (i < 4 ? 1e9 : time)))).toEqual(['accepted', 'accepted']);
  });

  test('guard a narrow step more than a wide one', () => {
    const vote = (sizes: readonly number[]): string | undefined =>
      stepBoundTests(sizes, linear, { lower: 0, upper: 1 }, ['above'])[0]?.(sizes.map((n) => n ** 1.8));

    expect(vote([100, 200])).toBe('abstained');
    expect(vote([100, 1000])).toBe('rejected');
  });
});

describe('inRangeBoundTest', () => {
  const vote = (truth: (n: number) => number, sizes = SIZES): string =>
    inRangeBoundTest(sizes, linear, 0.25)(sizes.map(truth));

  test.each<[string, (n: number) => number, string]>([
    ['a constant', () => 7, 'accepted'],
    ['a fixed cost that hides n^2', (n) => n * n + 65_536 ** 2, 'accepted'],
    ['n', linear, 'accepted'],
    ['n^1.2', (n) => n ** 1.2, 'accepted'],
    ['n^1.25', (n) => n ** 1.25, 'abstained'],
    ['n^1.5', (n) => n ** 1.5, 'rejected'],
    ['n^2', (n) => n * n, 'rejected'],
  ])('over the range as measured, %s is %s', (_, truth, expected) => {
    expect(vote(truth)).toBe(expected);
  });

  // By hand: from 512, the geometric mean of 256 and 1024, to 32,768, the mean of the two largest, n grows 64-fold and these
  // times 4-fold, an exponent of 1/3 and so 2/3 less than claimed. The guards are 1.5 and 4 times 0.05 / ln 64 = 0.012.
  test.each([
    [-0.64, 'accepted'],
    [-0.655, 'abstained'],
    [-0.71, 'abstained'],
    [-0.72, 'rejected'],
  ])('compares the two largest sizes with the second and third of six: with a margin of %d %s', (margin, expected) => {
    const times = [1e6, 1, 1, 1e6, 2, 8];

    expect(inRangeBoundTest(SIZES, linear, margin)(times)).toBe(expected);
  });

  test('of three sizes compares the largest with the middle one', () => {
    expect(vote((n) => (n === 10 ? 1e6 : n), [10, 100, 1000])).toBe('accepted');
    expect(vote((n) => n * n, [10, 100, 1000])).toBe('rejected');
  });
});
