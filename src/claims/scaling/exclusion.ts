import { bendBoundTest } from '../../statistics/regression/bend';
import type { BoundTest } from '../../statistics/sequential/voteCount';
import type { SequentialTest } from '../../statistics/sequential/sequentialTest';
import { curveOf, SCALING_MARGIN, STANDARD_GROWTHS, type Growth } from '../../model/growth';
import { noisyNeighbour } from './direction';

/** The standard growths, sorted by the samples. */
export interface Exclusions {
  /** Shown to be slower than the measured growth. */
  readonly tooSlow: readonly Growth[];
  /** Shown to be faster than the measured growth. */
  readonly tooFast: readonly Growth[];
  /** Not distinguished from the measured growth. */
  readonly possible: readonly Growth[];
  /** Those of the possible growths that are like the measured one at the top; undefined if all count as such. */
  readonly consistent?: readonly Growth[] | undefined;
}

/**
 * Sorts the standard growths: the samples exclude those that they bend away from, at the error rate and with the margin
 * of a claim, whatever their fixed cost.
 *
 * @param test - any test of the times, one a size
 */
export function exclusions(sizes: readonly number[], test: Pick<SequentialTest, 'rejectedAmong'>): Exclusions {
  const boundTestsFor = (pilot: readonly number[]): BoundTest[] =>
    STANDARD_GROWTHS.map((growth) => curveOf(growth)!).flatMap((curve) => [
      bendBoundTest(sizes, curve, SCALING_MARGIN, 'above', pilot),
      bendBoundTest(sizes, curve, -SCALING_MARGIN, 'below', pilot),
    ]);
  const transient = noisyNeighbour(STANDARD_GROWTHS.flatMap(() => ['above', 'below'] as const));
  const rejected = new Set(test.rejectedAmong(boundTestsFor, transient));
  const isTooSlow = (_: Growth, i: number): boolean => rejected.has(2 * i);
  const isTooFast = (_: Growth, i: number): boolean => !rejected.has(2 * i) && rejected.has(2 * i + 1);
  return {
    tooSlow: STANDARD_GROWTHS.filter(isTooSlow),
    tooFast: STANDARD_GROWTHS.filter(isTooFast),
    possible: STANDARD_GROWTHS.filter((growth, i) => !isTooSlow(growth, i) && !isTooFast(growth, i)),
  };
}

/**
 * Sorts the standard growths. Growth that is too fast for one of them is too fast for all that are slower, although a test
 * of those alone may see less; and the reverse.
 *
 * @param isSlower - whether the samples show that the growth of that index is too slow
 * @param isFaster - whether they show that it is too fast
 */
export function excludedWithAllBeyond(
  isSlower: (index: number) => boolean,
  isFaster: (index: number) => boolean,
): Exclusions {
  const slowest = STANDARD_GROWTHS.findLastIndex((_, i) => isSlower(i));
  const found = STANDARD_GROWTHS.findIndex((_, i) => i > slowest && isFaster(i));
  const fastest = found === -1 ? STANDARD_GROWTHS.length : found;
  return {
    tooSlow: STANDARD_GROWTHS.slice(0, slowest + 1),
    tooFast: STANDARD_GROWTHS.slice(fastest),
    possible: STANDARD_GROWTHS.slice(slowest + 1, fastest),
  };
}
