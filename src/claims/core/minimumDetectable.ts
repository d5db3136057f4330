/** The violations to consider, from the smallest, over 0, to the largest. */
export type ViolationRange = readonly [smallest: number, largest: number];

/** How often the range is halved, by ratio: the result is at most an eighth too large. */
const HALVINGS = 6;

/**
 * Returns the smallest violation that the rounds of a verdict would show if it were injected into them; undefined if
 * they would not even show the largest.
 *
 * It promises nothing about other samples.
 *
 * @param isDetected - returns whether the rounds with a violation of that size would violate the claim
 */
export function minimumDetectable(
  range: ViolationRange,
  isDetected: (violation: number) => boolean,
): number | undefined {
  let [low, high] = range;
  if (!isDetected(high)) return undefined;
  for (let i = 0; i < HALVINGS; i++) {
    const middle = Math.sqrt(low * high);
    if (isDetected(middle)) high = middle;
    else low = middle;
  }
  return high;
}
