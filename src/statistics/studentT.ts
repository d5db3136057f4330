/** The quantiles that were computed before, by tail and degrees: the same few are wanted for every sample. */
const known = new Map<string, number>();

/**
 * Returns how far the mean of a sample must lie from the true one, in standard errors, for that to happen by chance in no
 * more than a share of cases: the upper quantile of Student's t distribution.
 *
 * @param tail - the share beyond it, over 0 and at most one half; small shares are far out
 * @param degrees - the degrees of freedom, a whole number from 1 on: one less than the sample has values
 * @throws {RangeError} when the share or the degrees are not such
 * @example
 * studentQuantile(0.025, 4); // 2.776…
 */
export function studentQuantile(tail: number, degrees: number): number {
  if (!(tail > 0 && tail <= 0.5)) throw new RangeError(`a tail of ${String(tail)} is not over 0 and at most 0.5`);
  if (!(Number.isSafeInteger(degrees) && degrees >= 1)) {
    throw new RangeError(`${String(degrees)} is no number of degrees of freedom`);
  }
  const key = `${String(tail)} ${String(degrees)}`;
  const quantile = known.get(key) ?? computedQuantile(tail, degrees);
  known.set(key, quantile);
  return quantile;
}

/** Finds the quantile by bisection over the angle, which is bounded although the quantile is not. */
function computedQuantile(tail: number, degrees: number): number {
  let low = 0;
  let high = Math.PI / 2;
  for (let step = 0; step < 100; step++) {
    const angle = (low + high) / 2;
    if ((1 - within(angle, degrees)) / 2 > tail) low = angle;
    else high = angle;
  }
  return Math.tan(high) * Math.sqrt(degrees);
}

/** P(|t| < sqrt(degrees) tan(angle)): Abramowitz and Stegun, Handbook of Mathematical Functions, 26.7.3 and 26.7.4. */
function within(angle: number, degrees: number): number {
  const [sine, cosine] = [Math.sin(angle), Math.cos(angle)];
  const isOdd = degrees % 2 === 1;
  let term = isOdd ? cosine : 1;
  let sum = 0;
  for (let power = isOdd ? 1 : 0; power <= degrees - 2; power += 2) {
    sum += term;
    term *= (cosine * cosine * (power + 1)) / (power + 2);
  }
  return isOdd ? (2 / Math.PI) * (angle + sine * sum) : sine * sum;
}

/** The mean of a sample, and the bounds that the true one is between. */
export interface MeanInterval {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Returns the mean of a sample that is roughly normal, with bounds on the true one.
 *
 * @param values - the sample; one value alone bounds nothing
 * @param tail - the chance that the true mean lies beyond the upper bound, and as much beyond the lower
 */
export function meanInterval(values: readonly number[], tail: number): MeanInterval {
  const size = values.length;
  const estimate = values.reduce((sum, value) => sum + value, 0) / size;
  if (size < 2) return { estimate, low: -Infinity, high: Infinity };
  const squares = values.reduce((sum, value) => sum + (value - estimate) ** 2, 0);
  const half = studentQuantile(tail, size - 1) * Math.sqrt(squares / (size - 1) / size);
  return { estimate, low: estimate - half, high: estimate + half };
}
