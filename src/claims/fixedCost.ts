import type { Curve } from '../statistics/bend';
import { coefficientRows, dot } from '../statistics/leastSquares';

/** Growth by this factor over the sweep has outgrown any fixed cost far enough to be judged. */
export const FULL_GROWTH = 3;

/** Returns by how much a growth must show over some sizes: by the root of what it promises, up to `FULL_GROWTH`. */
export function growthNeeded(sizes: readonly number[], curve: Curve): number {
  const claimed = curve(sizes.at(-1)!) / curve(sizes[0]!);
  return Math.min(FULL_GROWTH, Math.max(1.5, Math.sqrt(claimed)));
}

/** Times that grew by less foretell nothing. */
const LEAST_GROWTH = 1.1;
/** A size over this is no advice. */
const LARGEST = 1e12;

/**
 * Returns the size at which time would be so many times that at the smallest, as a fixed cost plus the curve that were
 * fitted to times foretell it: to one digit, rounded up; undefined where hardly anything grows or no size is large enough.
 */
export function sizeToGrow(
  factor: number,
  sizes: readonly number[],
  times: readonly number[],
  curve: Curve,
): number | undefined {
  const values = sizes.map(curve);
  if (values.at(-1)! <= values[0]! || times.at(-1)! < LEAST_GROWTH * times[0]!) return undefined;
  const [fixedRow = [], growingRow = []] = coefficientRows(
    values.map((value) => [1, value]),
    times.map((time) => 1 / (time * time)),
  );
  const growing = dot(growingRow, times);
  if (growing <= 0) return undefined;
  const wanted = (factor * times[0]! - Math.max(0, dot(fixedRow, times))) / growing;
  let n = sizes.at(-1)!;
  while (curve(n) < wanted) {
    n *= 1.1;
    if (n > LARGEST) return undefined;
  }
  const digit = 10 ** Math.floor(Math.log10(n));
  return Math.ceil(n / digit) * digit;
}
