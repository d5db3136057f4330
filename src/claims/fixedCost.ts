import type { Curve } from '../statistics/bend';
import { coefficientRows, dot } from '../statistics/leastSquares';

/** A size over this is no advice. */
const LARGEST = 1e12;

/**
 * Returns the size at which time would be so many times that at the smallest, as a fixed cost plus the curve that were
 * fitted to times foretell it: to one digit, rounded up; undefined where nothing grows or no size is large enough.
 */
export function sizeToGrow(
  factor: number,
  sizes: readonly number[],
  times: readonly number[],
  curve: Curve,
): number | undefined {
  const values = sizes.map(curve);
  if (values.at(-1)! <= values[0]!) return undefined;
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
