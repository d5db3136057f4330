// What inputs of functions are made of.

/** Returns numbers in an order that looks random, the same for every call. */
export function scrambled(n: number): number[] {
  let state = 12_345;
  return Array.from({ length: n }, () => (state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fff_ffff));
}

/** Returns the numbers below n, ascending. */
export function ascending(n: number): number[] {
  return Array.from({ length: n }, (_, i) => i);
}

/** Returns n different words. */
export function words(n: number): string[] {
  return scrambled(n).map((value, i) => `${value.toString(36)}-${String(i)}`);
}

/** Returns a text of n words. */
export function text(n: number): string {
  return words(n).join(' ');
}
