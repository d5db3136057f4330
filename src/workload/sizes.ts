import { inspect } from 'node:util';

/**
 * Returns what is wrong with a list of sizes, or undefined if nothing is.
 *
 * Sizes are positive whole numbers, each larger than the one before.
 *
 * @param fewest - the least number of sizes that the claim needs
 */
export function sizesProblem(sizes: unknown, fewest: number): string | undefined {
  if (!Array.isArray(sizes)) return 'sizes must be an array of numbers';
  if (sizes.length === 0) return 'sizes must not be empty';
  const odd = sizes.findIndex((n) => !Number.isSafeInteger(n) || (n as number) < 1);
  if (odd !== -1) return `sizes must be positive whole numbers, and ${inspect(sizes[odd])} is not one`;
  for (let i = 1; i < sizes.length; i++) {
    const [before, n] = [sizes[i - 1] as number, sizes[i] as number];
    if (n === before) return `sizes must not repeat, and ${String(n)} does`;
    if (n < before) return `sizes must ascend, and ${String(n)} comes after ${String(before)}`;
  }
  if (sizes.length < fewest)
    return `sizes must be at least ${String(fewest)} for this claim, and there are ${String(sizes.length)}`;
  return undefined;
}
