import type { AnyEvidence, Verdict } from '../../model/verdict';
import type { ScalingEvidence } from './evidence';
import { claimOf, evidenceOf } from '../testing/scalingClaims';
import { isRefused, overturns } from './beyondGiven';

const linear = evidenceOf((n) => n);
const noSlope = { kind: 'no slope', timeGrowth: 1 } as const;

/** Returns evidence of an exponent that exceeds the claimed one by that over the sizes, and by that over the last step. */
const evidence = (excess: number, tail: number): ScalingEvidence => ({
  ...linear,
  excess: { estimate: excess, low: excess, high: excess },
  tail: { ...linear.tail, exponent: { estimate: 1 + tail, low: 1 + tail, high: 1 + tail } },
});
const found = (
  outcome: Verdict['outcome'],
  of: AnyEvidence | undefined,
  bent = false,
): Parameters<typeof isRefused>[0] => ({
  verdict:
    outcome === 'undecided'
      ? { outcome, reason: 'busy', obstacle: noSlope, evidence: of }
      : { outcome, evidence: of ?? linear },
  bent,
});
const price = { kind: 'constant' };

describe('isRefused', () => {
  test.each<[boolean, string, Parameters<typeof isRefused>[0]]>([
    [true, 'a violation', found('violated', evidence(0.6, 0.5))],
    [true, 'what bends at its end', found('undecided', evidence(0, 0.6), true)],
    [true, 'an exponent just over its limit that is undecided', found('undecided', evidence(0.34, 0))],
    [true, 'an exponent just under its limit that is undecided', found('undecided', evidence(0.16, 0))],
    [false, 'one that is far from it', found('undecided', evidence(0.14, 0))],
    [false, 'one near it that holds', found('holds', evidence(0.2, 0))],
    [false, 'what is undecided and on no growth', found('undecided', price)],
    [false, 'what was not measured', found('undecided', undefined)],
  ])('is %s of %s', (expected, _, given) => {
    expect(isRefused(given)).toBe(expected);
  });
});

describe('overturns', () => {
  const violated = found('violated', evidence(0.4, 0.6));
  const near = found('undecided', evidence(0.25, 0.1));

  test.each<[boolean, string, [beyond: ReturnType<typeof found>, given: ReturnType<typeof found>]]>([
    [true, 'growth that settles within the margin', [found('holds', evidence(0.24, 0.4)), violated]],
    [true, 'a last step that does', [found('holds', evidence(0.4, 0.24)), violated]],
    [false, 'growth that settles beyond it', [found('holds', evidence(0.26, 0.26)), violated]],
    [false, 'a violation', [found('violated', evidence(0.1, 0.1)), violated]],
    [true, 'growth within half of it, of what was near the limit', [found('holds', evidence(0.12, 0.4)), near]],
    [false, 'growth within all of it, of what was near the limit', [found('holds', evidence(0.2, 0.2)), near]],
    [true, 'what is open, of a flat last step', [found('undecided', evidence(0.5, 0.5), true), near]],
    [false, 'what is open, of a steep last step', [found('undecided', evidence(0.5, 0.5), true), violated]],
    [false, 'what a busy machine kept open', [found('undecided', evidence(0.5, 0.5)), near]],
    [false, 'what is on no growth', [found('holds', price), found('undecided', price, true)]],
  ])('is %s of %s', (expected, _, [beyond, given]) => {
    expect(overturns(beyond, given)).toBe(expected);
  });
});

describe('the sizes beyond those of a test', () => {
  const sizes = [64, 256, 1_024, 4_096];
  /** Returns the largest size that is measured if a unit of n costs so much at each size. */
  const topBeyond = (prices: readonly number[], options: Parameters<typeof claimOf>[0] = {}): number | undefined => {
    const timesNs = sizes.map((n, i) => 10 * n * prices[i]!);
    return claimOf({ sizes, ...options })
      .beyond(timesNs)
      ?.options.sizes.at(-1);
  };

  test.each([
    ['rose by what a machine adds', [1, 1, 2, 4]],
    ['rose by more, and no further in the last step', [1, 5, 40, 40]],
  ])('are larger if the price %s', (_, prices) => {
    expect(topBeyond(prices)).toBeGreaterThan(4_096);
  });

  test.each([
    ['hardly rose', [1, 1, 1.2, 1.4]],
    ['rose by more in the last step too', [1, 4, 12, 40]],
    ['rose by more than any machine adds', [1, 9, 70, 70]],
  ])('are none if the price %s', (_, prices) => {
    expect(topBeyond(prices)).toBeUndefined();
  });

  test('are none if the claim is finer than what a growth settles to, or chose its sizes', () => {
    for (const options of [{ notLike: 'n^2' }, { margin: 0.1 }, { chosen: true }] as const) {
      expect(topBeyond([1, 1, 2, 4], options)).toBeUndefined();
    }
  });
});
