/** How much smaller the sizes of a second collection are, where the tool chooses them. */
const SHIFT = 1.3;

/** Returns the sizes that a second collection has. */
export function shifted(sizes: readonly number[]): number[] {
  return sizes.map((n) => Math.round(n / SHIFT));
}
