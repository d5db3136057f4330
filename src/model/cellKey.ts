/** Returns the key of a cell in a map. */
export function cellKey(arm: string, n: number): string {
  return `${arm} ${String(n)}`;
}
