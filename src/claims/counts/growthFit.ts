import { curveOf, type Curve } from '../../model/growth';
import { nonNegativeLeastSquares } from '../../statistics/regression/nonNegative';
import { dot } from '../../statistics/regression/leastSquares';

/** The growths of which counts are taken to be sums: between two of them lies no other that code has. */
const TERMS: readonly Curve[] = [
  ...['1', 'log n', 'sqrt n', 'n', 'n log n', 'n^1.25', 'n^1.5', 'n^1.75', 'n^2', 'n^2.5', 'n^3', 'n^4'].map((growth) =>
    curveOf(growth)!,
  ),
  (n) => n * n * Math.log2(n + 1),
  // What is done for all but the first, for pairs and for triples, and by sorts, is less by a slower part.
  (n) => n - 1,
  (n) => n * (n - 1),
  (n) => n * (n - 1) * (n - 2),
  ...[0, 1, 2].map(
    (less): Curve =>
      (n) =>
        n * Math.max(0, Math.log2(n) - less),
  ),
];
/** Counts are whole numbers: of fewer than this many, one is more than the share that a fit may miss by. */
const FEW = 50;
/** Growths are ordered by the power of n that they have here, which logarithms raise by less than a tenth. */
const FAR = 2 ** 30;
/** Powers of n that differ by less are the same. */
const SAME_POWER = 0.01;

/** The growths that a fit may be made of: those up to a claimed one, those below it, or all. */
export type Allowed = 'up to' | 'below' | 'all';

/** A sum of growths that fits counts as well as any of its kind can. */
export interface GrowthFit {
  /** By how much a count exceeds the sum or falls short of it at most, as a share of the count, or of 50 if that is more. */
  readonly deviation: number;
  /** The root of the mean square of those shares. */
  readonly rms: number;
  /** The share of the sum at the largest size that grows faster than claimed. */
  readonly shareBeyond: number;
}

/** Fits counts by a sum of growths. */
export function fitGrowths(
  sizes: readonly number[],
  counts: readonly number[],
  claimed: Curve,
  allowed: Allowed,
): GrowthFit {
  const power = powerOf(claimed);
  const isAllowed = (curve: Curve): boolean => {
    if (allowed === 'all') return true;
    return powerOf(curve) < power + (allowed === 'below' ? -SAME_POWER : SAME_POWER);
  };
  const curves = [...TERMS, claimed].filter(isAllowed);
  if (curves.length === 0) return { deviation: Infinity, rms: Infinity, shareBeyond: 0 };
  const design = sizes.map((n) => curves.map((curve) => curve(n)));
  const scales = counts.map((count) => Math.max(count, FEW));
  const coefficients = nonNegativeLeastSquares(design, counts, scales);
  const shares = design.map((row, i) => (dot(row, coefficients) - counts[i]!) / scales[i]!);
  const beyond = coefficients.map((value, j) => (powerOf(curves[j]!) > power + SAME_POWER ? value : 0));
  return {
    deviation: Math.max(...shares.map(Math.abs)),
    rms: Math.hypot(...shares) / Math.sqrt(shares.length),
    shareBeyond: dot(design.at(-1)!, beyond) / dot(design.at(-1)!, coefficients),
  };
}

function powerOf(curve: Curve): number {
  return Math.log2(curve(2 * FAR) / curve(FAR));
}
