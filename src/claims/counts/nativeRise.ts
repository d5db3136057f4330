import type { Curve } from '../../model/growth';
import { ClearTest } from '../../statistics/sequential/clearTest';
import type { BoundTest } from '../../statistics/sequential/voteCount';
import { TRANSIENT_NS } from '../core/transientDisturbance';
import { noisyNeighbour } from '../scaling/direction';
import { GUARD } from '../scaling/endlessGrowth';
import { FEWEST_TO_SETTLE, logPrices, priceChange, stepsOf, type PriceChange } from '../scaling/price';

/**
 * More than caches and garbage add to calls that are no longer than this, by a rise that goes on over both of the last
 * steps, or by a larger one. On recorded times of real functions two true claims are beyond it, both on code of which it is
 * not asked: one calls no native function, the other one that works through all elements once.
 */
const BEYOND_MACHINE = {
  steady: { rise: Math.log(5.5), double: 0.5, before: 0.3 },
  large: { rise: Math.log(8), double: 0.45, before: -Infinity },
  single: 0.4,
  callNs: 25e6,
  /** A price that rises less than this over the last step of the sweep, which may be a half one, has risen. */
  last: 0.2,
  /**
   * A step of a factor of two, or a wider one, that is steeper than this is a leap. Work on all of n that begins at some
   * size makes one, and rises by a power of n from there on; what the machine takes for memory of that size makes one too,
   * and stays. So the price must rise by this much after a leap.
   */
  leap: { half: 2, wide: 1.25, after: 0.5 },
} as const;
/** What noise must not be able to make: the shortest times of all rounds must be beyond the limits above as well. */
const BEYOND_NOISE = { rise: Math.log(4), double: 0.35 } as const;
/** What is clear of that: a factor in time that noise hardly reaches, a logarithm. */
const CLEAR = Math.log(1.5);

/** A step is a wide one if its sizes are further apart than twice, but for rounding. */
const WIDE = 2.7;

/** One of the two highest steps of a sweep. */
interface TopStep {
  readonly exponent: number;
  readonly isLeap: boolean;
}

/** Rounds of batches over some sizes, and how long they lasted. */
export interface MeasuredSweep {
  readonly sizes: readonly number[];
  /** The times per call of each round, one a size. */
  readonly rounds: readonly (readonly number[])[];
  readonly measuredNs: number;
}

/**
 * Whether the price of a unit of a curve rises by more than a machine adds to such calls, so that native code which may
 * work on more than all of n does. Nothing but code that calls such a function may be judged by it: a price that may also
 * be that of the code itself must rise by more, and go on (`endlessGrowth.ts`).
 *
 * @param errorRate - the chance that noise alone makes it say so
 */
export function risesByNativeWork(
  { sizes, rounds, measuredNs }: MeasuredSweep,
  curve: Curve,
  errorRate: number,
): boolean {
  if (sizes.length < FEWEST_TO_SETTLE) return false;
  const steps = stepsOf(sizes);
  const boundTest =
    (guard: number): BoundTest =>
    (times, areOfAllRounds = false) => {
      const prices = logPrices(sizes, times, curve);
      const change = priceChange(steps, prices);
      const isBeyondNoise =
        change.rise > BEYOND_NOISE.rise + guard && change.double > BEYOND_NOISE.double + guard / steps.double.width;
      const isRise =
        !areOfAllRounds || (times.at(-1)! <= BEYOND_MACHINE.callNs && isBeyondMachine(change, topSteps(sizes, prices)));
      return isBeyondNoise && isRise ? 'rejected' : 'abstained';
    };
  const test = new ClearTest({
    cells: sizes.length,
    groupSizes: [1, 2],
    errorRate,
    boundTests: (_, { toReject }) => [boundTest(toReject * GUARD)],
    clearTests: ({ toReject }) => [boundTest(toReject * GUARD + CLEAR)],
    transient: noisyNeighbour(['above']),
  });
  for (const times of rounds) test.add(times);
  if (measuredNs >= TRANSIENT_NS) test.outlastTransients();
  return test.rejectedBounds.length > 0;
}

/** Returns the two highest steps of a sweep, from the top down. */
function topSteps(sizes: readonly number[], prices: readonly number[]): readonly TopStep[] {
  const { leap } = BEYOND_MACHINE;
  return [prices.length - 1, prices.length - 2].map((top) => {
    const width = Math.log(sizes[top]! / sizes[top - 1]!);
    const exponent = (prices[top]! - prices[top - 1]!) / width;
    return { exponent, isLeap: exponent > (width > Math.log(WIDE) ? leap.wide : leap.half) };
  });
}

function isBeyondMachine(
  { rise, double, singles: [lastSingle, before = 0] }: PriceChange,
  [last, previous]: readonly TopStep[],
): boolean {
  const { steady, large, single, last: leastLast, leap } = BEYOND_MACHINE;
  const hasEnded = last!.exponent <= (previous!.isLeap ? leap.after : leastLast);
  if (lastSingle! <= single || hasEnded || last!.isLeap) return false;
  return [steady, large].some((least) => rise > least.rise && double > least.double && before > least.before);
}
