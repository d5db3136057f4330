import type { Curve } from '../../model/growth';
import { FLAT } from '../../model/settlement';
import { DISTORTION } from '../../statistics/regression/bend';
import { withoutNoisyNeighbour } from '../core/transientDisturbance';
import { stepsOf } from './price';

/** Whole sizes off the powers of two make a sweep narrower than it was chosen by up to this factor. */
const ROUNDING = 1.25;
/** Distortions of 5 % do not raise a time over what is expected by this factor. */
const CONCAVE = 1.4;

/**
 * Whether times do not depend on n: over three decades they hardly grew, and by less than work on each unit of n takes.
 *
 * @param times - the shortest times, one a size
 */
export function isFlat(sizes: readonly number[], times: readonly number[]): boolean {
  const isWide = (sizes.at(-1)! / sizes[0]!) * ROUNDING >= FLAT.span;
  return isWide && times.at(-1)! < FLAT.growth * Math.min(...times) && hardlyGrew(sizes, times, (n) => n);
}

/**
 * Whether no fixed cost can be what makes the price of a unit of a curve fall: time grew too little for any work on each
 * unit, or is longer below the top than the largest fixed cost and the curve would make it. A noisy neighbour of the
 * larger sizes makes it longer, too.
 *
 * @param times - the shortest times, one a size
 */
export function fellForGood(sizes: readonly number[], times: readonly number[], curve: Curve): boolean {
  const { lower } = stepsOf(sizes).double;
  const growing = curve(sizes[lower]!) / curve(sizes.at(-1)!);
  const isConcave = (of: readonly number[]): boolean => {
    const [mostFixed, highest] = [of[0]!, of.at(-1)!];
    return of[lower]! > CONCAVE * (mostFixed + (highest - mostFixed) * growing);
  };
  return hardlyGrew(sizes, times, curve) || (isConcave(times) && isConcave(withoutNoisyNeighbour(times)));
}

/**
 * Whether time grew by less than work on each unit of a curve takes, even if a distortion at the top hides some. A unit of
 * a curve that grows more slowly than n may be any amount of work.
 */
function hardlyGrew(sizes: readonly number[], times: readonly number[], curve: Curve): boolean {
  const top = sizes.at(-1)!;
  const grownNs = (1 + DISTORTION) * times.at(-1)! - Math.min(...times);
  return curve(top) >= top && grownNs < FLAT.unitNs * curve(top);
}
