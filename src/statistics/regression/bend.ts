import type { Curve } from '../../model/growth';
import { coefficientRows, dot, dotSpread } from './leastSquares';
import type { BoundTest } from '../sequential/voteCount';
import { guardedVote, GUARDS, type Guards } from '../sequential/guard';

/** How far times bend away from a curve, and how much of that persistent distortion of single sizes could explain. */
export interface Bend {
  /** Positive where the times grow faster than the curve. */
  readonly bend: number;
  /** The bend that distortions of 100 % rms, independent from size to size, would cause. */
  readonly spread: number;
}

/** The persistent distortion of a size (alignment, caches, the optimiser), rms, that every guard allows for. */
export const DISTORTION = 0.05;

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
  const rows = bendRows(sizes, curve, pilot);
  return (times) => {
    const row = rowsFor(rows, times).bend;
    return { bend: dot(row, times), spread: dotSpread(row, times) };
  };
}

/** The rows that, applied to times, give how high the curve stands in them and how far they bend away from it. */
interface BendRows {
  readonly level: readonly number[];
  readonly bend: readonly number[];
}

/** Those of the regression with a fixed cost, which the first row gives, and of that without. */
interface BendRegressions {
  readonly fixedCost: readonly number[] | undefined;
  readonly having: BendRows;
  readonly lacking: BendRows;
}

function bendRows(sizes: readonly number[], curve: Curve, pilot: readonly number[]): BendRegressions {
  const centre = mean(sizes.map(Math.log));
  const raw = sizes.map(curve);
  const scale = mean(raw);
  const weights = pilot.map((time) => 1 / (time * time));
  const columns = raw.map((value, i) => [value / scale, (value / scale) * (Math.log(sizes[i]!) - centre)]);
  const [level = [], bend = []] = coefficientRows(columns, weights);
  const lacking = { level, bend };
  // A curve that does not grow is a fixed cost itself.
  if (isFlat(raw)) return { fixedCost: undefined, having: lacking, lacking };
  const [fixedCost, levelBeside = [], bendBeside = []] = coefficientRows(
    columns.map((row) => [1, ...row]),
    weights,
  );
  return { fixedCost, having: { level: levelBeside, bend: bendBeside }, lacking };
}

/** Where the fixed cost would come out negative it is taken for zero. */
function rowsFor({ fixedCost, having, lacking }: BendRegressions, times: readonly number[]): BendRows {
  return fixedCost !== undefined && dot(fixedCost, times) >= 0 ? having : lacking;
}

/**
 * Returns one bound of a scaling claim: votes on whether times grow faster (or slower) than `curve(n) n^excess`.
 *
 * @param sizes - at least three, ascending
 * @param curve - what the times are held against
 * @param excess - the exponent that the bound is off by from the curve
 * @param direction - `above`: beyond means faster than the bound; `below`: beyond means slower
 * @param pilot - typical times, one a size, that set the weights
 * @param options - the guards of the votes, and the persistent distortion of a size, rms, that they allow for
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

/** The range in which an excess exponent is looked for. */
interface ExcessRange {
  readonly low: number;
  readonly high: number;
}

/** What an exponent is looked for beyond a curve, at most, and that down to which the curve's own may be used up. */
const MOST_EXCESS = 2.5;
const LEAST_EXPONENT = 0.1;
/** No growth that can be claimed is steeper; a curve that begins at 0 would be without end. */
const STEEPEST = 10;
/** A curve that hardly grows itself still leaves room for times that fall. */
const LEAST_EXCESS = -0.9;

/** Returns the range in which an excess exponent over a curve is looked for: down to what would hardly grow. */
export function excessRange(sizes: readonly number[], curve: Curve): ExcessRange {
  const [bottom, top] = [sizes[0]!, sizes.at(-1)!];
  const exponent = Math.log(curve(top) / curve(bottom)) / Math.log(top / bottom);
  return { low: Math.min(LEAST_EXCESS, LEAST_EXPONENT - Math.min(exponent, STEEPEST)), high: MOST_EXCESS };
}

/** Where the search begins, the steps it takes until the bend changes its sign, and the chords that follow. */
const SEARCH = { from: 0.5, step: 0.2, chords: 5 } as const;

/**
 * Returns the excess exponent: the e for which the times bend neither way from `a + b curve(n) n^e`.
 *
 * 0 means that the times grow like the curve, 1 that they grow by a factor n faster; a fixed cost does not count. Where
 * the curve times n^e hardly grows the bend is not monotone in e: the largest e that fits is the one that is meant.
 *
 * @returns the exponent, held to `excessRange`
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

/** How far times bend away from the curve times a power of n. */
interface BendAt {
  readonly excess: number;
  readonly bend: number;
}

/** Returns where the bend is nothing, by chords; an end that stays counts half (the Illinois method). */
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
 * Returns what gives the excess exponent of times that differ little from others whose excess exponent is known, at a
 * fraction of the cost: the first step of Newton's method from there, with the weights of those others.
 *
 * @param sizes - at least three, ascending
 * @param curve - what the times are held against
 * @param typical - the others, and their excess exponent
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
    // b n^d = b (1 + d ln n + ...): the bend over the level is how much the exponent is off by
    const excess = typical.excess + dot(bend, times) / dot(level, times);
    return Math.min(Math.max(excess, range.low), range.high);
  };
}

/** Half the distance over which the slope of the bend is taken. */
const STEP = 0.05;

/**
 * Returns how far the excess exponent of times would spread by distortions of 100 % of each size, by itself.
 *
 * @param excess - the excess exponent of the times
 */
export function excessSpread(sizes: readonly number[], curve: Curve, times: readonly number[], excess: number): number {
  if (isFlat(sizes.map(curve))) return Math.hypot(...slopeRow(sizes));
  const at = (exponent: number): Bend => bendOf(sizes, (n) => curve(n) * n ** exponent, times)(times);
  const slope = (at(excess + STEP).bend - at(excess - STEP).bend) / (2 * STEP);
  return at(excess).spread / Math.abs(slope);
}

/** The coefficients that make the slope of log times over log sizes. */
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
 * Returns the largest persistent distortion of single sizes, rms, through which these sizes can still tell
 * `curve` from `curve x n^(2 margin)` at the bound half-way, four times clear of it.
 *
 * Known from the sizes alone. Under `DISTORTION` the sweep is too short to answer.
 */
export function toleratedDistortion(sizes: readonly number[], curve: Curve, margin: number): number {
  const truths = [0, 2 * margin].map((excess) => sizes.map((n) => curve(n) * n ** excess));
  // What does not grow bends from nothing; that it stays within a bound is asked in another way.
  const growing = truths.filter((truth) => truth.at(-1)! > truth[0]!);
  return Math.min(
    ...growing.map((truth) => {
      const { bend, spread } = bendOf(sizes, (n) => curve(n) * n ** margin, truth)(truth);
      return Math.abs(bend) / (GUARDS.beyond * spread);
    }),
  );
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
