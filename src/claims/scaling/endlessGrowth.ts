import type { Curve } from '../../model/growth';
import { SMALLEST_TO_STEP } from '../../model/settlement';
import { DISTORTION } from '../../statistics/regression/bend';
import { GUARDS, type Guards } from '../../statistics/sequential/guard';
import type { BoundTest } from '../../statistics/sequential/voteCount';
import type { Direction } from './direction';
import { logPrices, priceChange, stepsOf, type PriceChange, type Steps } from './price';

// The limits here were found on recorded times of real functions, as those of `settledGrowth.ts`.

/** What caches, large objects and garbage add together: x4 to x7 is usual; of one step alone x28 was seen. */
export const MACHINE_FACTOR = 16;

/** The limits of a price that goes on changing. */
const ENDLESS = {
  /** No machine adds so much, and less to the smallest sizes. Code may, up to some size: it must rise on. */
  impossible: { rise: Math.log(256), small: Math.log(64), single: 0.2 },
  /** More than is usual, and risen steadily over two steps: a step of the machine comes in one. */
  steady: { rise: Math.log(MACHINE_FACTOR), single: 0.55, before: 0.3, half: 0.3, coarse: Math.log(32), most: 1.2 },
  /**
   * More than is usual, without its largest step too, and still rising over two steps together, the last half too. The
   * price of long calls has the steps of all caches in it, so that more is asked of it.
   */
  spread: {
    rise: Math.log(20),
    riseIfLong: Math.log(32),
    longNs: 150e6,
    rest: Math.log(4),
    double: 0.45,
    single: 0.2,
    half: 0.35,
  },
  /** Far more than is usual over two half steps, each steeper than a power: exponential code, whose steps grow steeper. */
  explosive: { rise: Math.log(64), half: 1.1, steeper: 1, riseIfSteeper: Math.log(32) },
  /** More than is usual, in small steps all the way: n^0.5 is what neighbouring growths differ by. */
  even: { rise: Math.log(MACHINE_FACTOR), steps: 4, each: 0.3 },
  /**
   * More than any step of the machine was seen to add to a price that rises on (x27; x32 to any), and rising on over the
   * last half step: by more than what settles after a jump (`settledGrowth.ts`), but not in another jump. Where one step
   * made nearly all of it, as blocks of memory do that the engine asks the system for, only a power of n rises on enough.
   */
  leap: { rise: Math.log(32), half: 0.5, halfIfAlone: 0.75, rest: Math.log(4), most: 1.5 },
  /** A price that rises by so much less in the last step than in the one before is about to settle, if it hardly rises. */
  settling: { fall: 0.4, most: 0.45 },
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
export const GUARD = (3 / 8) * DISTORTION * Math.SQRT2;

/** What is clear of a bound: a factor in time that noise hardly reaches, a logarithm. */
const CLEAR = Math.log(1.5);

/** Returns the bound that rejects a claim: the price changes by more than a machine can add, and goes on changing. */
export function endlessBoundTest(
  sizes: readonly number[],
  curve: Curve,
  direction: Direction,
  guards: Guards = GUARDS,
): BoundTest {
  return boundTestOf(sizes, curve, direction, { guard: guards.toReject * GUARD });
}

/** Returns the same bound, moved: all that times are past it by is larger by a factor that noise hardly reaches. */
export function clearlyEndlessBoundTest(
  sizes: readonly number[],
  curve: Curve,
  direction: Direction,
  guards: Guards = GUARDS,
): BoundTest {
  return boundTestOf(sizes, curve, direction, { guard: guards.toReject * GUARD + CLEAR, beyond: CLEAR });
}

function boundTestOf(
  sizes: readonly number[],
  curve: Curve,
  direction: Direction,
  strictness: Omit<Strictness, 'topNs'>,
): BoundTest {
  const steps = stepsOf(sizes);
  return (times, areOfAllRounds = false) => {
    const change = priceChange(steps, logPrices(sizes, times, curve, direction));
    const noise = areOfAllRounds ? 0 : SHAPE_NOISE;
    return isEndless(change, steps, { ...strictness, noise, topNs: times.at(-1)! }) ? 'rejected' : 'abstained';
  };
}

/** How far a price must be past the limits of one that goes on changing. */
interface Strictness {
  readonly guard: number;
  /** How long a call takes at the top. */
  readonly topNs: number;
  /** By how much the exponents of half steps may be off; less than 0 asks more of them. @defaultValue 0 */
  readonly noise?: number;
  /** The logarithm of a factor by which a rise must exceed its limits. @defaultValue 0 */
  readonly beyond?: number;
}

/** Whether a price changes by more than a machine can add, and goes on changing. */
export function isEndless(change: PriceChange, steps: Steps, strictness: Strictness): boolean {
  const { guard, topNs, noise = 0, beyond = 0 } = strictness;
  const { singles, halves, restOfRise } = change;
  const rise = change.rise - beyond;
  const { impossible, steady, spread, explosive, even, leap, settling } = ENDLESS;
  const isSmall = steps.top < SMALLEST_TO_STEP;
  // The exponent that such a factor adds to the last step.
  const more = beyond / steps.singles[0]!.width;
  if (rise > (isSmall ? impossible.small : impossible.rise) && singles[0]! > impossible.single + more) return true;
  const isSettling = singles[0]! - more < Math.min(settling.most, (singles[1] ?? 0) - settling.fall);
  const isOver = (index: number, limit: number): boolean =>
    singles[index] !== undefined && singles[index] > limit + guard / steps.singles[index]!.width;
  // What one step has added may be the machine's, if it came at once.
  const isGradual =
    halves === undefined
      ? rise > steady.coarse + guard && singles[0]! < steady.most
      : rise > steady.rise + guard && halves.slice(0, 2).every((exponent) => exponent > steady.half - noise);
  if (isGradual && isOver(0, steady.single) && isOver(1, steady.before)) return true;
  const isRising =
    !isSettling &&
    isOver(0, spread.single) &&
    (halves === undefined || halves[0]! > spread.half - noise) &&
    change.double > spread.double + guard / steps.double.width;
  const most = topNs > spread.longNs ? spread.riseIfLong : spread.rise;
  if (isRising && rise > most + guard && restOfRise > spread.rest + guard) return true;
  if (rise > even.rise + guard && isEven(change) && !isSettling) return true;
  if (halves === undefined) return false;
  const leastLast = restOfRise > leap.rest ? leap.half : leap.halfIfAlone;
  const risesOn = halves[0]! > leastLast - noise && halves[0]! < leap.most + noise;
  // The guard of what is clear has the factor beyond in it.
  if (risesOn && change.rise > leap.rise + Math.max(guard, beyond)) return true;
  const isSteep = halves.slice(0, 2).every((exponent) => exponent > explosive.half - noise);
  const isSteeper = halves[0]! - halves[1]! > explosive.steeper - noise;
  if (isSteep && rise > (isSteeper ? explosive.riseIfSteeper : explosive.rise) + guard) return true;
  return isOver(1, ENDLESS.power.before + Math.max(0, -noise)) && isPower(change, steps, { guard, noise });
}

/** Whether the price rose like a power of n over the half steps together, and as fast over the last of them. */
function isPower(
  { halves, halvesTogether }: PriceChange,
  steps: Steps,
  { guard, noise = 0 }: Pick<Strictness, 'guard' | 'noise'>,
): boolean {
  if (halves === undefined || halvesTogether === undefined || steps.halvesTogether === undefined) return false;
  const { together, last, slower, least, most } = ENDLESS.power;
  if (halves.some((exponent) => exponent <= least - noise || exponent >= most + noise)) return false;
  if (halves[0]! < Math.max(last, halvesTogether - slower) - noise) return false;
  return halvesTogether > together + Math.max(0, -noise) + guard / steps.halvesTogether.width;
}

/** Whether the price rose in every step, as between neighbouring growths: a power that limits on one step may miss. */
export function isEven({ singles }: PriceChange): boolean {
  const high = singles.slice(0, ENDLESS.even.steps);
  return high.length === ENDLESS.even.steps && high.every((exponent) => exponent > ENDLESS.even.each);
}
