import { scattered } from '../../../../fixtures/growth';

/** Returns the numbers below n, ascending. */
export function ascending(n: number): number[] {
  return Array.from({ length: n }, (_, i) => i);
}

/** Returns n different words. */
export function words(n: number): string[] {
  return scattered(n).map((value, i) => `${value.toString(36)}-${String(i)}`);
}

/** Returns a text of n words. */
export function text(n: number): string {
  return words(n).join(' ');
}
