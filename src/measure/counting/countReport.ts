/** Returns the counts in the result of a call, by their names: the whole numbers under `counts`. */
export function countsIn(result: unknown): ReadonlyMap<string, number> {
  const counts: unknown = (result as { readonly counts?: unknown } | null | undefined)?.counts;
  if (typeof counts !== 'object' || counts === null) return new Map();
  const isCount = ([, count]: [string, unknown]): boolean => Number.isSafeInteger(count) && (count as number) >= 0;
  return new Map(Object.entries(counts as Readonly<Record<string, number>>).filter(isCount));
}
