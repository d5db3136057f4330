import { coefficientRows, dot, dotSpread } from './leastSquares';
import type { Side } from './sequentialTest';

/** A curve that times are held against: cost as a function of size, up to a constant factor. */
export type Curve = (n: number) => number;

/** How far times bend away from a curve, and how much of that persistent distortion of single sizes could explain. */
export interface Bend {
  /** Positive where the times grow faster than the curve. */
  readonly bend: number;
  /** The bend that distortions of 100 % rms, independent from size to size, would cause. */
  readonly spread: number;
}

/** The persistent distortion of a size (alignment, caches, the optimiser), rms, that every guard allows for. */
export const DISTORTION = 0.05;
/** A vote against a claim must clear its bound by this many distortions, a vote for it by the smaller number. */
export const GUARD_BEYOND = 4;
export const GUARD_WITHIN = 1.5;

/**
 * Returns how far times bend away from `a + b curve(n)` with a fixed cost a >= 0 that is fitted.
 *
 * The bend is the coefficient c of the regression on 1, curve and curve x ln n, weighted by relative error. Where the
 * fixed cost would come out negative it is taken for zero.
 *
 * @param sizes - at least three, ascending
 * @param curve - what the times are held against
 * @param pilot - typical times, one a size, that set the weights
 */
export function bendOf(
  sizes: readonly number[],
  curve: Curve,
  pilot: readonly number[],
): (times: readonly number[]) => Bend {
  const centre = mean(sizes.map(Math.log));
  const raw = sizes.map(curve);
  const scale = mean(raw);
  const weights = pilot.map((time) => 1 / (time * time));
  const design = raw.map((value, i) => {
    const unit = value / scale;
    return [1, unit, unit * (Math.log(sizes[i] as number) - centre)];
  });
  const [fixedCost = [], , bendWithFixedCost = []] = coefficientRows(design, weights);
  const [, bendWithout = []] = coefficientRows(design.map((row) => row.slice(1)), weights);
  return (times) => {
    const row = dot(fixedCost, times) >= 0 ? bendWithFixedCost : bendWithout;
    return { bend: dot(row, times), spread: dotSpread(row, times) };
  };
}

/**
 * Returns one bound of a scaling claim: votes on whether times grow faster (or slower) than `curve(n) n^excess`.
 *
 * @param direction - `above`: beyond means faster than the bound; `below`: beyond means slower
 */
export function bendSide(
  sizes: readonly number[],
  curve: Curve,
  excess: number,
  direction: 'above' | 'below',
  pilot: readonly number[],
): Side {
  const measure = bendOf(sizes, (n) => curve(n) * n ** excess, pilot);
  const sign = direction === 'above' ? 1 : -1;
  return (times) => {
    const { bend, spread } = measure(times);
    if (sign * bend > GUARD_BEYOND * DISTORTION * spread) return 'beyond';
    return sign * bend < -GUARD_WITHIN * DISTORTION * spread ? 'within' : 'abstain';
  };
}

/** The range in which an excess exponent is looked for; below -0.9 the bend is no longer monotone for linear curves. */
const EXCESS_RANGE = { low: -0.9, high: 2.5 } as const;

/**
 * Returns the excess exponent: the e for which the times bend neither way from `a + b curve(n) n^e`.
 *
 * 0 means that the times grow like the curve, 1 that they grow by a factor n faster; a fixed cost does not count.
 *
 * @returns the exponent, held to -0.9 to 2.5
 */
export function excessExponent(sizes: readonly number[], curve: Curve, times: readonly number[]): number {
  const bendAt = (excess: number): number => bendOf(sizes, (n) => curve(n) * n ** excess, times)(times).bend;
  let { low, high }: { low: number; high: number } = EXCESS_RANGE;
  if (bendAt(low) <= 0) return low;
  if (bendAt(high) >= 0) return high;
  for (let i = 0; i < 14; i++) {
    const middle = (low + high) / 2;
    if (bendAt(middle) > 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/**
 * Returns the largest persistent distortion of single sizes, rms, through which these sizes can still tell
 * `curve` from `curve x n^(2 margin)` at the bound half-way, four times clear of it.
 *
 * Known from the sizes alone. Under `DISTORTION` the sweep is too short to answer.
 */
export function toleratedDistortion(sizes: readonly number[], curve: Curve, margin: number): number {
  return Math.min(
    ...[0, 2 * margin].map((excess) => {
      const truth = sizes.map((n) => curve(n) * n ** excess);
      const { bend, spread } = bendOf(sizes, (n) => curve(n) * n ** margin, truth)(truth);
      return Math.abs(bend) / (GUARD_BEYOND * spread);
    }),
  );
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
