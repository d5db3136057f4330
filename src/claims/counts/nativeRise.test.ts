import type { Curve } from '../../model/growth';
import { curveOf } from '../../model/growth';
import { REAL_CURVES, sweepUpTo } from '../testing/everydayCurves';
import { risesByNativeWork } from './nativeRise';

const SIZES = [16, 64, 256, 1_024, 4_096];
const WITH_HALVES = [64, 256, 1_024, 2_048, 4_096, 8_192];
const linear: Curve = (n) => n;

/** Whether as many rounds without noise, at calls of some milliseconds, show that native code works on more. */
function risesIn(timeOf: Curve, { sizes = SIZES, rounds = 30, topNs = 8e6 } = {}): boolean {
  const top = sizes.at(-1)!;
  const times = sizes.map((n) => (topNs * timeOf(n)) / timeOf(top));
  return risesByNativeWork({ sizes, rounds: Array(rounds).fill(times), measuredNs: 2e9 }, linear, 1e-6);
}

/** The price of a unit stays, then rises by a factor over each of the two last steps of four. */
const risen =
  (before: number, last: number): Curve =>
  (n) =>
    n * (n > 256 ? before : 1) * (n > 1_024 ? last : 1);

describe('a rise that native code makes', () => {
  test.each([
    ['goes on over both of the last steps', risen(3, 3), true],
    ['is not one that came at once, however large: memory of that size may cost as much', risen(1, 13), false],
    ['is not one that has ended', risen(9, 1), false],
    ['is not one that a cache makes', risen(1.5, 3), false],
    ['is not one that came at once and is not large', risen(1, 6), false],
  ])('%s', (_, timeOf, expected) => {
    expect(risesIn(timeOf)).toBe(expected);
  });

  describe('that comes at once', () => {
    /** It leaps between two sizes of the finer sweep, and rises by a power of n from there on. */
    const leaping =
      (at: number, power: number): Curve =>
      (n) =>
        n > at ? 40 * n * (n / at) ** power : n;
    const rises = (at: number, power: number): boolean => risesIn(leaping(at, power), { sizes: WITH_HALVES });

    test('must go on over a step above it', () => {
      expect(rises(2_048, 0.9)).toBe(true);
      expect(rises(2_048, 0.4)).toBe(false);
      expect(rises(2_048, 0)).toBe(false);
    });

    test('shows nothing in the last step', () => {
      expect(rises(4_096, 0.9)).toBe(false);
    });
  });

  test('is not told from garbage in long calls', () => {
    expect(risesIn(risen(3, 3), { topNs: 40e6 })).toBe(false);
  });

  test('takes as many rounds as its error rate', () => {
    expect(risesIn(risen(2.6, 2.6), { rounds: 8 })).toBe(false);
  });

  test('is one of two true claims on real functions, on which it is not asked, at any calls of 1 to 25 ms', () => {
    const wrong = REAL_CURVES.flatMap((curve) => {
      const { name, growth, sizes, timesNs } = curve;
      return timesNs.flatMap((topNs, top) => {
        if (growth === undefined || top < 4 || topNs < 1e6 || topNs > 25e6) return [];
        const sweep = sweepUpTo(curve, top, true);
        const measured = { sizes: sweep.sizes, rounds: Array<number[]>(60).fill([...sweep.timesNs]), measuredNs: 2e9 };
        return risesByNativeWork(measured, curveOf(growth)!, 1e-6) ? [`${name} up to ${String(sizes[top])}`] : [];
      });
    });
    // The first calls no native function more often for larger n; the second works through all elements once.
    expect(new Set(wrong.map((text) => text.replace(/(, other sizes)? up to.*/, '')))).toEqual(
      new Set(['breadth-first search', 'join numbers']),
    );
  });
});
