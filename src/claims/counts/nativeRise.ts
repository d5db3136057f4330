import type { Curve } from '../../model/growth';
import { ClearTest } from '../../statistics/sequential/clearTest';
import type { BoundTest } from '../../statistics/sequential/voteCount';
import { TRANSIENT_NS } from '../core/transientDisturbance';
import { noisyNeighbour } from '../scaling/direction';
import { GUARD } from '../scaling/endlessGrowth';
import { FEWEST_TO_SETTLE, logPrices, priceChange, stepsOf, type PriceChange } from '../scaling/price';

/**
 * More than caches and garbage add to calls that are no longer than this, by a rise that goes on over both of the last
 * steps, or by a larger one. On recorded times of a hundred real functions two true claims are beyond it: one on code that
 * calls no native function at all, one on `shift` of an array whose elements it moves.
 */
const BEYOND_MACHINE = {
  steady: { rise: Math.log(5.5), double: 0.5, before: 0.3 },
  large: { rise: Math.log(8), double: 0.45, before: -Infinity },
  single: 0.4,
  callNs: 25e6,
} as const;
/** What noise must not be able to make: the shortest times of all rounds must be beyond the limits above as well. */
const BEYOND_NOISE = { rise: Math.log(4), double: 0.35 } as const;
/** What is clear of that: a factor in time that noise hardly reaches, a logarithm. */
const CLEAR = Math.log(1.5);

/** Rounds of batches over some sizes, and how long they lasted. */
export interface MeasuredSweep {
  readonly sizes: readonly number[];
  /** The times per call of each round, one a size. */
  readonly rounds: readonly (readonly number[])[];
  readonly measuredNs: number;
}

/**
 * Whether the price of a unit of a curve rises by more than a machine adds to such calls, so that native code which may
 * work on all of n does. Nothing but code that calls such a function, and more often for larger n, may be judged by it:
 * a price that may also be that of the code itself must rise by more, and go on (`endlessGrowth.ts`).
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
      const change = priceChange(steps, logPrices(sizes, times, curve));
      const isBeyondNoise =
        change.rise > BEYOND_NOISE.rise + guard && change.double > BEYOND_NOISE.double + guard / steps.double.width;
      const isRise = !areOfAllRounds || (times.at(-1)! <= BEYOND_MACHINE.callNs && isBeyondMachine(change));
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

function isBeyondMachine({ rise, double, singles: [last, before = 0] }: PriceChange): boolean {
  const { steady, large, single } = BEYOND_MACHINE;
  if (last! <= single) return false;
  return [steady, large].some((least) => rise > least.rise && double > least.double && before > least.before);
}
