import { meanLog } from '../../statistics/mean';
import { DISTORTION } from '../../statistics/regression/bend';
import type { Curve } from '../../model/growth';
import { guardedVote, GUARDS, type Guards } from '../../statistics/sequential/guard';
import type { BoundTest } from '../../statistics/sequential/voteCount';

/** A step from one size of a sweep to a larger one, by their indices. */
export interface Step {
  readonly lower: number;
  readonly upper: number;
}

/**
 * The exponent of the last step may differ from the claim's by a half. Linear code bends by up to 0.4 if its data outgrow
 * a cache within a factor of 4, so that the margin of the whole sweep, a quarter, would refuse it.
 */
const TAIL_MARGIN = 0.5;

/** Returns the exponent of a single step: 1 if time grows in proportion to n, whatever came before. */
export function localExponent(sizes: readonly number[], times: readonly number[], { lower, upper }: Step): number {
  return Math.log(times[upper]! / times[lower]!) / Math.log(sizes[upper]! / sizes[lower]!);
}

/** Returns the bounds on a single step: its exponent is within `TAIL_MARGIN` of the claimed curve's there. */
export function stepBoundTests(
  sizes: readonly number[],
  curve: Curve,
  step: Step,
  bounds: readonly ('above' | 'below')[],
  guards: Guards = GUARDS,
): BoundTest[] {
  const claimed = localExponent(sizes, sizes.map(curve), step);
  // Two sizes, each distorted by itself
  const spread = Math.SQRT2 / Math.log(sizes[step.upper]! / sizes[step.lower]!);
  return bounds.map((bound) => {
    const sign = bound === 'above' ? 1 : -1;
    return (times) =>
      guardedVote(sign * (localExponent(sizes, times, step) - claimed) - TAIL_MARGIN, DISTORTION * spread, guards);
  });
}

/**
 * Returns the bound on the upper half of the sweep as measured, fixed cost included: its exponent is at most the claimed
 * curve's there plus the margin.
 *
 * If a fixed cost hides the growth, it answers "grows at most like" for the range that was measured.
 */
export function inRangeBoundTest(sizes: readonly number[], curve: Curve, margin: number): BoundTest {
  const last = sizes.length - 1;
  const wide = sizes.length > 3;
  const high = wide ? [last - 1, last] : [last];
  const middle = Math.floor(last / 2);
  const low = wide ? [middle - 1, middle] : [middle];
  const logRise = (values: readonly number[]): number =>
    meanLog(high.map((i) => values[i]!)) - meanLog(low.map((i) => values[i]!));
  const width = logRise(sizes);
  const claimed = logRise(sizes.map(curve)) / width;
  return (times) => guardedVote(logRise(times) / width - claimed - margin, DISTORTION / width, GUARDS);
}
