import fc from 'fast-check';
import { crossingOf } from './crossing';
import type { SizeRatio } from '../pair/evidence';

/** Returns ratios at sizes that double, each with an interval of a share either way. */
const ratiosOf = (ratios: readonly number[], share = 0): SizeRatio[] =>
  ratios.map((ratio, i) => ({
    n: 10 * 2 ** i,
    ratio: { estimate: ratio, low: ratio / (1 + share), high: ratio * (1 + share) },
  }));

describe('crossingOf', () => {
  test('returns the size between two at which a line on logarithmic axes passes 1', () => {
    const { n } = crossingOf(ratiosOf([4, 2, 0.5, 0.25])) as { n: { estimate: number } };
    // Half-way from 20 to 40, by ratio
    expect(n.estimate).toBeCloseTo(Math.sqrt(20 * 40), 6);
  });

  test('takes the last time that the ratio falls under 1', () => {
    const { n } = crossingOf(ratiosOf([2, 0.5, 2, 0.5])) as { n: { estimate: number } };
    expect(n.estimate).toBeCloseTo(Math.sqrt(40 * 80), 6);
  });

  test('finds no size if all ratios lie on one side', () => {
    expect(crossingOf(ratiosOf([0.9, 0.5]))).toEqual({ kind: 'faster throughout' });
    expect(crossingOf(ratiosOf([0.5, 1.1]))).toEqual({ kind: 'not faster at the top' });
  });

  test('has an interval that the intervals of the ratios widen, beyond the sizes if need be', () => {
    const of = (share: number): unknown => crossingOf(ratiosOf([1.2, 1.05, 0.95], share));
    const [exact, wide] = [of(0), of(0.02)] as { n: { low: number; high: number } }[];
    expect(wide!.n.low).toBeLessThan(exact!.n.low);
    expect(wide!.n.high).toBeGreaterThan(exact!.n.high);
    expect(of(0.3)).toMatchObject({ n: { low: undefined, high: undefined } });
  });

  test('lies within its interval', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.3, max: 3, noNaN: true }), { minLength: 2, maxLength: 8 }),
        fc.double({ min: 0, max: 0.2, noNaN: true }),
        (ratios, share) => {
          const crossing = crossingOf(ratiosOf(ratios, share));
          if (crossing.kind !== 'crosses') return;
          expect(crossing.n.low ?? 0).toBeLessThanOrEqual(crossing.n.estimate);
          expect(crossing.n.high ?? Infinity).toBeGreaterThanOrEqual(crossing.n.estimate);
        },
      ),
      { seed: 3 },
    );
  });
});
