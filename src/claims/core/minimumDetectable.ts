/** How often the range of violations is halved, by ratio: what comes out is at most an eighth too large. */
const HALVINGS = 6;

/** Which violations to plant, and what the claim says of them. */
export interface MinimumDetectableOptions {
  /** Whether the claim would be violated by the recorded rounds with a violation of that size planted in them. */
  readonly isDetected: (violation: number) => boolean;
  /** The sizes of violation to look at, the smallest first, over 0. */
  readonly range: readonly [number, number];
}

/**
 * Returns the smallest violation that would have been caught, planted into the very rounds that a verdict rests on and
 * judged again; undefined where not even the largest would have been.
 *
 * It promises nothing of other samples: it says what these could show.
 */
export function minimumDetectable({ isDetected, range }: MinimumDetectableOptions): number | undefined {
  let [low, high] = range;
  if (!isDetected(high)) return undefined;
  for (let i = 0; i < HALVINGS; i++) {
    const middle = Math.sqrt(low * high);
    if (isDetected(middle)) high = middle;
    else low = middle;
  }
  return high;
}
