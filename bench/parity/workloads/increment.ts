/** Adds one, in a module of its own. */
export function increment(x: number): number {
  return (x + 1) | 0;
}
