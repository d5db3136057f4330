import type { Curve } from '../../model/growth';
import { SMALLEST_TO_STEP } from '../../model/settlement';
import type { BoundTest } from '../../statistics/sequential/voteCount';
import type { Direction } from './direction';
import { isEven } from './endlessGrowth';
import { logPrices, priceChange, stepsOf, type PriceChange, type Steps } from './price';

// Real times have regimes: small sizes show lower-order terms, the middle shows steps of the machine (caches, garbage,
// large objects), and what counts is what the top settles to. The limits here were found on recorded times of real
// functions: `fixtures/curves`, of which `settledGrowth.test.ts` tries every sweep.

/**
 * A price that has settled, and is not level, may have risen by this factor in all: single steps of the machine do more
 * than is usual.
 */
export const SETTLED_FACTOR = 64;

/**
 * The limits of a price that has settled. A part that grows n times as fast, and has two thirds of the time at the top,
 * has exponents of 0.5 over the last step and of 0.37 over two. If the two steps together rise by more than the last
 * one, a step of the machine has ended: such a part does the reverse.
 */
const SETTLED = {
  ended: { single: 0.4, double: 0.9 },
  slow: { single: 0.55, double: 0.45 },
  /** So little in each of two steps that it does not matter what came below: code may cost more, too, up to some size. */
  level: { single: 0.15, before: 0.3, double: 0.2 },
  calm: { half: 0.25, double: 0.95, single: 0.35, callNs: 4e6 },
  /** A step of the machine may be the last one if it is steeper than a power, with calm before it and after it. */
  abrupt: { least: 1.25, before: 0.25, after: 0.5, lower: 0.6 },
  rise: Math.log(SETTLED_FACTOR),
  /**
   * One step below the last, steeper than a power, may add more if the price is calm from there on: a block of memory that
   * the engine asks the system for costs up to 120 times what as many bytes cost from its own.
   */
  blocks: { rise: Math.log(256), least: 1.25, after: 0.3 },
  restOfRise: Math.log(8),
} as const;

/**
 * A part that grows n^2 times as fast as the rest, and makes the price rise by n in the last half step, had a third of the
 * time before it: it made the price rise by n^0.4 in the half step before.
 */
const JUMP_AT_TOP = { least: 1, before: 0.35 } as const;

/**
 * What is clear of the limits of the last steps: those are larger by a factor in time that noise hardly reaches. What came
 * below has no such limit, since a price that is level holds whatever it rose by.
 */
const CLEAR = { single: 0.15, double: 0.3 } as const;

/** Returns the bound that a claim holds by in a direction: the price has settled at the top of the sweep. */
export function settledBoundTest(sizes: readonly number[], curve: Curve, direction: Direction): BoundTest {
  const steps = stepsOf(sizes);
  return (times) =>
    isSettled(priceChange(steps, logPrices(sizes, times, curve, direction)), direction, steps)
      ? 'accepted'
      : 'abstained';
}

/** Returns the same bound, moved: the price has settled by far. */
export function clearlySettledBoundTest(sizes: readonly number[], curve: Curve, direction: Direction): BoundTest {
  const steps = stepsOf(sizes);
  return (times) => {
    const change = priceChange(steps, logPrices(sizes, times, curve, direction));
    const { single, double } = CLEAR;
    const isClear = change.singles[0]! <= single && change.double <= double;
    return isClear && isSettled(change, direction, steps) ? 'accepted' : 'abstained';
  };
}

/** Whether a price has settled. A fall over the whole sweep is no bound: a fixed cost makes one. */
function isSettled(change: PriceChange, direction: Direction, { top }: Steps): boolean {
  const { singles, double, halves, rise, restOfRise } = change;
  const single = singles[0]!;
  if (isEven(change)) return false;
  const isWithin = (limits: { readonly single: number; readonly double: number }): boolean =>
    single <= limits.single && double <= limits.double;
  if (top >= SMALLEST_TO_STEP && isAbrupt(change)) return true;
  if (top >= SMALLEST_TO_STEP && isLevel(change)) return true;
  if (direction === 'above' && (rise > mostRise(change) || restOfRise > SETTLED.restOfRise)) return false;
  if (isWithin(SETTLED.ended) || isWithin(SETTLED.slow)) return true;
  if (halves === undefined) return false;
  const { half, double: most } = SETTLED.calm;
  return halves[0]! <= half && (double <= most || halves.every((exponent) => exponent <= half));
}

/** Whether the price neither rose nor fell by much in the last two steps. */
function isLevel({ singles, double }: PriceChange): boolean {
  const [last, before] = singles;
  if (singles.length < 3 || last === undefined || before === undefined) return false;
  const { level } = SETTLED;
  return double <= level.double && Math.abs(last) <= level.single && Math.abs(before) <= level.before;
}

/** Whether the price settled but for one jump, of one or two half steps, that no power of n makes. */
function isAbrupt(change: PriceChange): boolean {
  const { singles, halves, halfRises, rise } = change;
  if (halves === undefined || halfRises === undefined || rise > mostRise(change)) return false;
  const { least, before, after, lower } = SETTLED.abrupt;
  const isJump = halves.map((exponent) => exponent > least);
  const [last, first] = [isJump.indexOf(true), isJump.lastIndexOf(true)];
  if (last === -1 || first - last > 1) return false;
  const isCalm = halves.every((exponent, i) => isJump[i] === true || exponent <= (i > first ? before : after));
  const jump = halfRises.reduce((sum, each, i) => (isJump[i] === true ? sum + each : sum), 0);
  return isCalm && rise - jump <= SETTLED.restOfRise && singles.slice(2).every((exponent) => exponent <= lower);
}

/** Returns the most by which a price that has settled may have risen, a logarithm. */
export function mostRise({ singles, halves }: PriceChange): number {
  const { least, after, rise } = SETTLED.blocks;
  const isAlone = (exponents: readonly number[] = []): boolean => {
    const leap = exponents.findIndex((exponent) => exponent > least);
    return leap > 0 && exponents.slice(0, leap).every((exponent) => exponent <= after);
  };
  return isAlone(halves) || isAlone(singles) ? rise : SETTLED.rise;
}

/** Whether times without noise are within every bound that the claim holds by. */
export function settlesAt(
  sizes: readonly number[],
  times: readonly number[],
  curve: Curve,
  directions: readonly Direction[],
): boolean {
  return directions.every((direction) => settledBoundTest(sizes, curve, direction)(times) === 'accepted');
}

/** Whether the price was calm up to the last half step and jumped there: no part of the code with n^2 more does that. */
export function jumpsAtTop(sizes: readonly number[], times: readonly number[], curve: Curve): boolean {
  const { halves } = priceChange(stepsOf(sizes), logPrices(sizes, times, curve));
  if (halves === undefined || sizes.at(-1)! < SMALLEST_TO_STEP) return false;
  const [last, ...before] = halves;
  return last! >= JUMP_AT_TOP.least && before.every((exponent) => exponent <= JUMP_AT_TOP.before);
}

/**
 * Whether times without noise are within the bounds of a price that has settled, but at calls so short that larger sizes
 * cost little, and after a step in which half of the time may be that of a part which grows n times as fast.
 */
export function mayYetRise(sizes: readonly number[], times: readonly number[], curve: Curve): boolean {
  if (times.at(-1)! >= SETTLED.calm.callNs) return false;
  return priceChange(stepsOf(sizes), logPrices(sizes, times, curve)).singles[0]! > SETTLED.calm.single;
}
