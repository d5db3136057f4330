import type { Curve } from '../../model/growth';
import { coefficientRows, dot } from '../../statistics/regression/leastSquares';

/** Growth by this factor over the sweep is judged, whatever the fixed cost. */
export const FULL_GROWTH = 3;

/** Returns the factor by which costs must grow to be judged: the root of the claimed one, up to `FULL_GROWTH`. */
export function growthNeeded(sizes: readonly number[], curve: Curve): number {
  const claimed = curve(sizes.at(-1)!) / curve(sizes[0]!);
  return Math.min(FULL_GROWTH, Math.max(1.5, Math.sqrt(claimed)));
}

/** Times that grew by less predict nothing. */
const LEAST_GROWTH = 1.1;
/** A larger size is no useful advice. */
const LARGEST = 1e12;

/** A fixed cost, at least 0, and the cost of one unit of a curve beside it. */
export interface CostParts {
  readonly fixed: number;
  readonly growing: number;
}

/** Returns the fixed cost plus curve that fit best, by relative error; the curve must grow over the sizes. */
export function costParts(sizes: readonly number[], costs: readonly number[], curve: Curve): CostParts {
  const [fixedRow = [], growingRow = []] = coefficientRows(
    sizes.map((n) => [1, curve(n)]),
    costs.map((cost) => 1 / (cost * cost)),
  );
  return { fixed: Math.max(0, dot(fixedRow, costs)), growing: dot(growingRow, costs) };
}

/**
 * Returns the size at which time would be a factor times that at the smallest, by a fixed cost plus the curve that fit
 * the times: one digit, rounded up. It is undefined if times hardly grow or no size is large enough.
 */
export function sizeToGrow(
  factor: number,
  sizes: readonly number[],
  times: readonly number[],
  curve: Curve,
): number | undefined {
  const values = sizes.map(curve);
  if (values.at(-1)! <= values[0]! || times.at(-1)! < LEAST_GROWTH * times[0]!) return undefined;
  const { fixed, growing } = costParts(sizes, times, curve);
  if (growing <= 0) return undefined;
  const wanted = (factor * times[0]! - fixed) / growing;
  let n = sizes.at(-1)!;
  while (curve(n) < wanted) {
    n *= 1.1;
    if (n > LARGEST) return undefined;
  }
  const digit = 10 ** Math.floor(Math.log10(n));
  return Math.ceil(n / digit) * digit;
}
