import type { Interval } from '../model/interval';
import { mean } from './mean';

/** The quantiles that were computed before, by tail and degrees: the same few are wanted for every sample. */
const known = new Map<string, number>();

/**
 * Returns the upper quantile of Student's t distribution: the distance between the mean of a sample and the true one, in
 * standard errors, that chance exceeds in a share of cases.
 *
 * @param tail - the share of cases beyond the quantile, over 0 and at most one half
 * @param degrees - the degrees of freedom, a whole number from 1 on: the size of the sample less one
 * @throws {RangeError} if the share or the degrees are out of range
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

/**
 * Returns the mean of a sample that is roughly normal, with bounds on the true one.
 *
 * @param values - the sample; a single value gives infinite bounds
 * @param tail - the chance that the true mean lies beyond the upper bound, and also that beyond the lower one
 * @param leastSpread - a standard deviation that the values are known to have at least, however close these are together
 */
export function meanInterval(values: readonly number[], tail: number, leastSpread = 0): Interval {
  const size = values.length;
  const estimate = mean(values);
  if (size < 2) return { estimate, low: -Infinity, high: Infinity };
  const squares = values.reduce((sum, value) => sum + (value - estimate) ** 2, 0);
  const spread = Math.max(leastSpread, Math.sqrt(squares / (size - 1)));
  const half = (studentQuantile(tail, size - 1) * spread) / Math.sqrt(size);
  return { estimate, low: estimate - half, high: estimate + half };
}
