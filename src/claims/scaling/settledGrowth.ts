import type { Curve } from '../../model/growth';
import { SMALLEST_TO_STEP, type Settlement } from '../../model/settlement';
import { DISTORTION } from '../../statistics/regression/bend';
import { GUARDS, type Guards } from '../../statistics/sequential/guard';
import type { BoundTest } from '../../statistics/sequential/voteCount';
import type { Direction } from './direction';
import { FEWEST_TO_SETTLE, logPrices, priceChange, stepsOf, type PriceChange, type Steps } from './price';

// Real times have regimes: small sizes show lower-order terms, the middle shows steps of the machine (caches, garbage,
// large objects), and what counts is what the top settles to. The limits here were found on recorded times of real
// functions: `fixtures/curves`, of which `settledGrowth.test.ts` tries every sweep.

/** What caches, large objects and garbage add together: x4 to x7 is usual; of one step alone x28 was seen. */
export const MACHINE_FACTOR = 16;
/** A price that has settled may have risen by this factor in all: single steps of the machine are larger than is usual. */
export const SETTLED_FACTOR = 64;

/**
 * The limits of a price that has settled. A part that grows n times as fast, and has two thirds of the time at the top,
 * has exponents of 0.5 over the last step and of 0.37 over two. If the two steps together rise by more than the last
 * one, a step of the machine has ended: such a part does the reverse.
 */
const SETTLED = {
  ended: { single: 0.4, double: 0.9 },
  slow: { single: 0.55, double: 0.45 },
  calm: { half: 0.25, double: 0.95, single: 0.35, callNs: 4e6 },
  /** A step of the machine may be the last one if it is steeper than a power, with calm before it and after it. */
  abrupt: { least: 1.25, before: 0.25, after: 0.5, lower: 0.6 },
  rise: Math.log(SETTLED_FACTOR),
  restOfRise: Math.log(8),
} as const;

/** Sizes are chosen by these limits: a part as above has less than half of the time there. */
const CHOSEN = { single: 0.3, double: 0.35, callNs: 0, rise: Math.log(1.3), exponent: 0.1 } as const;
/** And by these, of long calls: a step of the machine lies before the last step then. */
const CHOSEN_AFTER_STEP = { single: 0.2, double: 0.6, callNs: 4e6 } as const;
/** Among sizes that were climbed in vain those are chosen that come closest to it, of long calls. */
const CHOSEN_AT_LAST = { single: 0.4, double: 0.6, callNs: 4e6 } as const;

/** The limits of a price that goes on changing. */
const ENDLESS = {
  /** No machine adds so much, and less to the smallest sizes. */
  impossible: { rise: Math.log(256), small: Math.log(64) },
  /** More than is usual, and risen steadily over two steps: a step of the machine comes in one. */
  steady: { rise: Math.log(MACHINE_FACTOR), single: 0.55, before: 0.3, half: 0.3, coarse: Math.log(32), most: 1.2 },
  /** More than is usual, without its largest step too, and still rising over two steps together. */
  spread: { rise: Math.log(20), rest: Math.log(4), double: 0.45, single: 0.2 },
  /** Far more than is usual over two half steps, each steeper than a power: exponential code, whose steps grow steeper. */
  explosive: { rise: Math.log(64), half: 1.1, steeper: 1, riseIfSteeper: Math.log(32) },
  /** More than is usual, in small steps all the way: n^0.5 is what neighbouring growths differ by. */
  even: { rise: Math.log(MACHINE_FACTOR), steps: 4, each: 0.3 },
  /** Less than a machine may add, but risen like a power over three half steps: cubic code shows no more. */
  power: { together: 0.65, before: 0.3, last: 0.6, slower: 0.2, least: 0.5, most: 1.25 },
} as const;

/**
 * How a price changes from one half step to the next tells a power from a step of the machine. A few rounds show it with
 * much noise, so that a vote may be off by this; the minima of all rounds may not.
 */
const SHAPE_NOISE = 0.5;

/**
 * What a figure must clear its limit by, in distortions of a ratio of two prices, as a share of what other claims must:
 * these limits come from real times, which have distortions in them.
 */
const GUARD = (3 / 8) * DISTORTION * Math.SQRT2;

/** Returns the bound that a claim holds by in a direction: the price has settled at the top of the sweep. */
export function settledBoundTest(sizes: readonly number[], curve: Curve, direction: Direction): BoundTest {
  const steps = stepsOf(sizes);
  return (times) =>
    isSettled(priceChange(steps, logPrices(sizes, times, curve, direction)), direction, steps)
      ? 'accepted'
      : 'abstained';
}

/** Returns the bound that rejects a claim: the price changes by more than a machine can add, and goes on changing. */
export function endlessBoundTest(
  sizes: readonly number[],
  curve: Curve,
  direction: Direction,
  guards: Guards = GUARDS,
): BoundTest {
  const steps = stepsOf(sizes);
  const guard = guards.toReject * GUARD;
  return (times, areOfAllRounds = false) => {
    const change = priceChange(steps, logPrices(sizes, times, curve, direction));
    return isEndless(change, steps, { guard, noise: areOfAllRounds ? 0 : SHAPE_NOISE }) ? 'rejected' : 'abstained';
  };
}

/** A fall over the whole sweep is no bound: a fixed cost makes one. */
function isSettled(change: PriceChange, direction: Direction, { top }: Steps): boolean {
  const { singles, double, halves, rise, restOfRise } = change;
  const single = singles[0]!;
  if (isEven(change)) return false;
  if (top >= SMALLEST_TO_STEP && isAbrupt(change)) return true;
  if (direction === 'above' && (rise > SETTLED.rise || restOfRise > SETTLED.restOfRise)) return false;
  const isWithin = (limits: { readonly single: number; readonly double: number }): boolean =>
    single <= limits.single && double <= limits.double;
  if (isWithin(SETTLED.ended) || isWithin(SETTLED.slow)) return true;
  if (halves === undefined) return false;
  const { half, double: most } = SETTLED.calm;
  return halves[0]! <= half && (double <= most || halves.every((exponent) => exponent <= half));
}

/** Whether the price rose in every step, as between neighbouring growths: a power that limits on one step may miss. */
function isEven({ singles }: PriceChange): boolean {
  const high = singles.slice(0, ENDLESS.even.steps);
  return high.length === ENDLESS.even.steps && high.every((exponent) => exponent > ENDLESS.even.each);
}

/** Whether the price settled but for one jump, of one or two half steps, that no power of n makes. */
function isAbrupt({ singles, halves, halfRises, rise }: PriceChange): boolean {
  if (halves === undefined || halfRises === undefined || rise > SETTLED.rise) return false;
  const { least, before, after, lower } = SETTLED.abrupt;
  const isJump = halves.map((exponent) => exponent > least);
  const [last, first] = [isJump.indexOf(true), isJump.lastIndexOf(true)];
  if (last === -1 || first - last > 1) return false;
  const isCalm = halves.every((exponent, i) => isJump[i] === true || exponent <= (i > first ? before : after));
  const jump = halfRises.reduce((sum, each, i) => (isJump[i] === true ? sum + each : sum), 0);
  return isCalm && rise - jump <= SETTLED.restOfRise && singles.slice(2).every((exponent) => exponent <= lower);
}

/** How far a price must be past the limits of one that goes on changing. */
interface Strictness {
  readonly guard: number;
  /** By how much the exponents of half steps may be off; less than 0 asks more of them. @defaultValue 0 */
  readonly noise?: number;
  /** The logarithm of a factor by which a rise must exceed its limits. @defaultValue 0 */
  readonly beyond?: number;
}

function isEndless(change: PriceChange, steps: Steps, { guard, noise = 0, beyond = 0 }: Strictness): boolean {
  const { singles, halves, halvesTogether, restOfRise } = change;
  const rise = change.rise - beyond;
  if (rise > (steps.top < SMALLEST_TO_STEP ? ENDLESS.impossible.small : ENDLESS.impossible.rise)) return true;
  const { steady, spread, explosive, even, power } = ENDLESS;
  const isOver = (index: number, limit: number): boolean =>
    singles[index] !== undefined && singles[index] > limit + guard / steps.singles[index]!.width;
  // What one step has added may be the machine's, if it came at once.
  const isGradual =
    halves === undefined
      ? rise > steady.coarse + guard && singles[0]! < steady.most
      : rise > steady.rise + guard && halves.slice(0, 2).every((exponent) => exponent > steady.half - noise);
  if (isGradual && isOver(0, steady.single) && isOver(1, steady.before)) return true;
  const isRising = isOver(0, spread.single) && change.double > spread.double + guard / steps.double.width;
  if (isRising && rise > spread.rise + guard && restOfRise > spread.rest + guard) return true;
  if (rise > even.rise + guard && isEven(change)) return true;
  if (halves === undefined || halvesTogether === undefined || steps.halvesTogether === undefined) return false;
  const isSteep = halves.slice(0, 2).every((exponent) => exponent > explosive.half - noise);
  const isSteeper = halves[0]! - halves[1]! > explosive.steeper - noise;
  if (isSteep && rise > (isSteeper ? explosive.riseIfSteeper : explosive.rise) + guard) return true;
  const more = Math.max(0, -noise);
  const isPower = halves.every((exponent) => exponent > power.least - noise && exponent < power.most + noise);
  const isLasting = halves[0]! >= Math.max(power.last, halvesTogether - power.slower) - noise;
  return (
    isPower &&
    isLasting &&
    isOver(1, power.before + more) &&
    halvesTogether > power.together + more + guard / steps.halvesTogether.width
  );
}

/**
 * Whether times without noise are within the bounds of a price that has settled, but at calls so short that larger sizes
 * cost little, and after a step in which half of the time may be that of a part which grows n times as fast.
 */
export function mayYetRise(sizes: readonly number[], times: readonly number[], curve: Curve): boolean {
  if (times.at(-1)! >= SETTLED.calm.callNs) return false;
  return priceChange(stepsOf(sizes), logPrices(sizes, times, curve)).singles[0]! > SETTLED.calm.single;
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

/**
 * Returns what times without noise show of a claim: the choice of sizes goes on upward until they are not unsettled.
 *
 * @param isInVain - whether larger sizes were tried and have not settled
 */
export function settlementOf(
  sizes: readonly number[],
  times: readonly number[],
  curve: Curve,
  directions: readonly Direction[],
  isInVain = false,
): Settlement {
  if (sizes.length < FEWEST_TO_SETTLE) return 'unsettled';
  const steps = stepsOf(sizes);
  const isLasting = (direction: Direction): boolean =>
    isEndless(priceChange(steps, logPrices(sizes, times, curve, direction)), steps, {
      guard: GUARDS.toReject * GUARD,
      noise: -CHOSEN.exponent,
      beyond: CHOSEN.rise,
    });
  if (directions.some(isLasting)) return 'endless';
  const isWithin = (direction: Direction): boolean => {
    const { singles, double } = priceChange(steps, logPrices(sizes, times, curve, direction));
    const limits = isInVain ? [CHOSEN_AT_LAST] : [CHOSEN, CHOSEN_AFTER_STEP];
    return limits.some(
      (limit) => singles[0]! <= limit.single && double <= limit.double && times.at(-1)! >= limit.callNs,
    );
  };
  return settlesAt(sizes, times, curve, directions) && directions.every(isWithin) ? 'settled' : 'unsettled';
}
