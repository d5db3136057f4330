import { bendBoundTest } from '../../statistics/regression/bend';
import type { BoundTest } from '../../statistics/sequential/voteCount';
import type { SequentialTest } from '../../statistics/sequential/sequentialTest';
import { curveOf, SCALING_MARGIN, STANDARD_GROWTHS, type Growth } from '../../model/growth';
import { MIMICKED_GROWTH, withoutNeighbour } from '../core/transientDisturbance';

/** The standard growths, sorted by what the samples say of them. */
export interface Exclusions {
  /** Shown to be slower than what was measured. */
  readonly tooSlow: readonly Growth[];
  /** Shown to be faster than what was measured. */
  readonly tooFast: readonly Growth[];
  /** Not told apart from what was measured. */
  readonly possible: readonly Growth[];
}

/**
 * Returns which standard growths the samples exclude: those from which they bend away at the error rate and with the
 * margin of a claim, whatever fixed cost they have.
 *
 * @param test - any test of the times, one a size
 */
export function exclusions(sizes: readonly number[], test: Pick<SequentialTest, 'beyondAmong'>): Exclusions {
  const sidesFor = (pilot: readonly number[]): BoundTest[] =>
    STANDARD_GROWTHS.map((growth) => curveOf(growth)!).flatMap((curve) => [
      bendBoundTest(sizes, curve, SCALING_MARGIN, 'above', pilot),
      bendBoundTest(sizes, curve, -SCALING_MARGIN, 'below', pilot),
    ]);
  const canMimic = STANDARD_GROWTHS.flatMap(() => [MIMICKED_GROWTH.above, MIMICKED_GROWTH.below]);
  const beyond = new Set(test.beyondAmong(sidesFor, { without: withoutNeighbour, canMimic }));
  const isTooSlow = (_: Growth, i: number): boolean => beyond.has(2 * i);
  const isTooFast = (_: Growth, i: number): boolean => !beyond.has(2 * i) && beyond.has(2 * i + 1);
  return {
    tooSlow: STANDARD_GROWTHS.filter(isTooSlow),
    tooFast: STANDARD_GROWTHS.filter(isTooFast),
    possible: STANDARD_GROWTHS.filter((growth, i) => !isTooSlow(growth, i) && !isTooFast(growth, i)),
  };
}
