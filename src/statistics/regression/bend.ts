import type { Curve } from '../../model/growth';
import { mean } from '../mean';
import { guardedVote, GUARDS, type Guards } from '../sequential/guard';
import type { BoundTest } from '../sequential/voteCount';
import { coefficientRows, dot, dotSpread } from './leastSquares';

/** How far times bend away from a curve, beside the bend that distortions of single sizes could cause. */
export interface Bend {
  /** Positive if the times grow faster than the curve. */
  readonly bend: number;
  /** The bend that distortions of 100 % rms, independent from size to size, would cause. */
  readonly spread: number;
}

/** The persistent distortion of a size (alignment, caches, the optimiser), rms, that every guard allows for. */
export const DISTORTION = 0.05;

/**
 * Returns how far times bend away from `a + b curve(n)` with a fixed cost a >= 0 that is fitted.
 *
 * The bend is the coefficient c of the regression on 1, curve and curve x ln n, weighted by relative error. A fixed
 * cost that would be negative is taken to be zero.
 *
 * @param sizes - at least three, ascending
 * @param curve - the curve that the times are compared with
 * @param pilot - typical times, one a size, that set the weights
 */
export function bendOf(
  sizes: readonly number[],
  curve: Curve,
  pilot: readonly number[],
): (times: readonly number[]) => Bend {
  const rows = bendRows(sizes, curve, pilot);
  return (times) => {
    const row = rowsFor(rows, times).bend;
    return { bend: dot(row, times), spread: dotSpread(row, times) };
  };
}

/** The rows that, applied to times, give the level of the curve and the bend away from it. */
interface BendRows {
  readonly level: readonly number[];
  readonly bend: readonly number[];
}

/** The rows of the regressions with a fixed cost and without. */
interface BendRegressions {
  /** The row that gives the fixed cost; undefined if the curve is one itself. */
  readonly fixedCost: readonly number[] | undefined;
  readonly withFixedCost: BendRows;
  readonly withoutFixedCost: BendRows;
}

function bendRows(sizes: readonly number[], curve: Curve, pilot: readonly number[]): BendRegressions {
  const centre = mean(sizes.map(Math.log));
  const raw = sizes.map(curve);
  const scale = mean(raw);
  const weights = pilot.map((time) => 1 / (time * time));
  const columns = raw.map((value, i) => [value / scale, (value / scale) * (Math.log(sizes[i]!) - centre)]);
  const [level = [], bend = []] = coefficientRows(columns, weights);
  const withoutFixedCost = { level, bend };
  if (isFlat(raw)) return { fixedCost: undefined, withFixedCost: withoutFixedCost, withoutFixedCost };
  const [fixedCost, levelBeside = [], bendBeside = []] = coefficientRows(
    columns.map((row) => [1, ...row]),
    weights,
  );
  return { fixedCost, withFixedCost: { level: levelBeside, bend: bendBeside }, withoutFixedCost };
}

/** Returns the rows for some times: a fixed cost that would be negative is taken to be zero. */
function rowsFor(regressions: BendRegressions, times: readonly number[]): BendRows {
  const { fixedCost, withFixedCost, withoutFixedCost } = regressions;
  return fixedCost !== undefined && dot(fixedCost, times) >= 0 ? withFixedCost : withoutFixedCost;
}

/**
 * Returns one bound of a scaling claim: votes on whether times grow faster (or slower) than `curve(n) n^excess`.
 *
 * @param sizes - at least three, ascending
 * @param curve - the curve that the times are compared with
 * @param excess - the exponent of the bound less the exponent of the curve
 * @param direction - `above`: times that grow faster than the bound reject it; `below`: times that grow slower do
 * @param pilot - typical times, one a size, that set the weights
 * @param options - the guards of the votes, and the persistent distortion of a size that they allow for, rms
 */
export function bendBoundTest(
  sizes: readonly number[],
  curve: Curve,
  excess: number,
  direction: 'above' | 'below',
  pilot: readonly number[],
  { guards = GUARDS, distortion = DISTORTION }: { readonly guards?: Guards; readonly distortion?: number } = {},
): BoundTest {
  const measure = bendOf(sizes, (n) => curve(n) * n ** excess, pilot);
  const sign = direction === 'above' ? 1 : -1;
  return (times) => {
    const { bend, spread } = measure(times);
    return guardedVote(sign * bend, distortion * spread, guards);
  };
}

/** The range of excess exponents that are considered. */
interface ExcessRange {
  readonly low: number;
  readonly high: number;
}

const MOST_EXCESS = 2.5;
/** The smallest exponent of the curve and the excess together: less would hardly grow. */
const LEAST_EXPONENT = 0.1;
/** No growth that can be claimed is steeper; a curve that begins at 0 would have an infinite exponent. */
const STEEPEST = 10;
/** The excess may be this low over any curve, so that times can fall. */
const LEAST_EXCESS = -0.9;

/** Returns the range of excess exponents over a curve: down to times that hardly grow. */
export function excessRange(sizes: readonly number[], curve: Curve): ExcessRange {
  const [bottom, top] = [sizes[0]!, sizes.at(-1)!];
  const exponent = Math.log(curve(top) / curve(bottom)) / Math.log(top / bottom);
  return { low: Math.min(LEAST_EXCESS, LEAST_EXPONENT - Math.min(exponent, STEEPEST)), high: MOST_EXCESS };
}

/** The start of the search, its steps until the bend changes its sign, and the number of chords that follow. */
const SEARCH = { from: 0.5, step: 0.2, chords: 5 } as const;

/**
 * Returns the excess exponent: the e for which the times bend neither way from `a + b curve(n) n^e`.
 *
 * 0 means that the times grow like the curve, 1 that they grow by a factor n faster; a fixed cost does not count. If the
 * curve times n^e hardly grows, the bend is not monotone in e, and the largest e that fits is returned.
 *
 * @returns the exponent, kept inside `excessRange`
 */
export function excessExponent(sizes: readonly number[], curve: Curve, times: readonly number[]): number {
  if (isFlat(sizes.map(curve))) return dot(slopeRow(sizes), times.map(Math.log));
  const range = excessRange(sizes, curve);
  const at = (excess: number): BendAt => ({
    excess,
    bend: bendOf(sizes, (n) => curve(n) * n ** excess, times)(times).bend,
  });
  let [low, high] = [at(SEARCH.from), at(SEARCH.from + SEARCH.step)];
  while (high.bend > 0 && low.excess < range.high) [low, high] = [high, at(high.excess + SEARCH.step)];
  while (low.bend <= 0 && low.excess > range.low) [low, high] = [at(low.excess - SEARCH.step), low];
  return Math.min(Math.max(rootBetween(low, high, at), range.low), range.high);
}

/** The bend of times away from the curve times a power of n. */
interface BendAt {
  readonly excess: number;
  readonly bend: number;
}

/** Returns the excess at which the bend is zero, by chords; an end that stays counts half (the Illinois method). */
function rootBetween(low: BendAt, high: BendAt, at: (excess: number) => BendAt): number {
  if (low.bend <= 0) return low.excess;
  if (high.bend > 0) return high.excess;
  let [left, right, wasLeft] = [low, high, undefined as boolean | undefined];
  const chord = (): number => left.excess + (left.bend / (left.bend - right.bend)) * (right.excess - left.excess);
  for (let i = 0; i < SEARCH.chords; i++) {
    const found = at(chord());
    const isLeft = found.bend > 0;
    if (isLeft) [left, right] = [found, wasLeft === true ? { ...right, bend: right.bend / 2 } : right];
    else [left, right] = [wasLeft === false ? { ...left, bend: left.bend / 2 } : left, found];
    wasLeft = isLeft;
  }
  return chord();
}

/**
 * Returns a function that approximates the excess exponent of times near typical ones, at a fraction of the cost: the
 * first step of Newton's method from the typical excess, with the weights of the typical times.
 *
 * @param sizes - at least three, ascending
 * @param curve - the curve that the times are compared with
 * @param typical - times close to those of the function, and their excess exponent
 */
export function excessNear(
  sizes: readonly number[],
  curve: Curve,
  typical: { readonly times: readonly number[]; readonly excess: number },
): (times: readonly number[]) => number {
  if (isFlat(sizes.map(curve))) {
    const row = slopeRow(sizes);
    return (times) => dot(row, times.map(Math.log));
  }
  const range = excessRange(sizes, curve);
  const rows = bendRows(sizes, (n) => curve(n) * n ** typical.excess, typical.times);
  return (times) => {
    const { level, bend } = rowsFor(rows, times);
    // b n^d = b (1 + d ln n + ...): the bend over the level is the error of the exponent
    const excess = typical.excess + dot(bend, times) / dot(level, times);
    return Math.min(Math.max(excess, range.low), range.high);
  };
}

/** Half the distance over which the slope of the bend is taken. */
const STEP = 0.05;

/**
 * Returns the spread of the excess exponent of times under independent distortions of 100 % of each size.
 *
 * @param excess - the excess exponent of the times
 */
export function excessSpread(sizes: readonly number[], curve: Curve, times: readonly number[], excess: number): number {
  if (isFlat(sizes.map(curve))) return Math.hypot(...slopeRow(sizes));
  const at = (exponent: number): Bend => bendOf(sizes, (n) => curve(n) * n ** exponent, times)(times);
  const slope = (at(excess + STEP).bend - at(excess - STEP).bend) / (2 * STEP);
  return at(excess).spread / Math.abs(slope);
}

/** Returns the row that, applied to log times, gives their slope over log sizes. */
function slopeRow(sizes: readonly number[]): number[] {
  const logs = sizes.map(Math.log);
  const centre = mean(logs);
  const variation = logs.reduce((sum, log) => sum + (log - centre) ** 2, 0);
  return logs.map((log) => (log - centre) / variation);
}

function isFlat(values: readonly number[]): boolean {
  return Math.max(...values) <= Math.min(...values) * (1 + 1e-9);
}

/**
 * Returns the largest persistent distortion of single sizes, rms, through which these sizes can still distinguish
 * `curve` from `curve x n^(2 margin)` at the bound half-way, four times clear of it.
 *
 * It follows from the sizes alone. If it is under `DISTORTION` the sweep is too short to answer.
 */
export function toleratedDistortion(sizes: readonly number[], curve: Curve, margin: number): number {
  const truths = [0, 2 * margin].map((excess) => sizes.map((n) => curve(n) * n ** excess));
  // Times that do not grow have no bend; other bounds judge them.
  const growing = truths.filter((truth) => truth.at(-1)! > truth[0]!);
  return Math.min(
    ...growing.map((truth) => {
      const { bend, spread } = bendOf(sizes, (n) => curve(n) * n ** margin, truth)(truth);
      return Math.abs(bend) / (GUARDS.toReject * spread);
    }),
  );
}
