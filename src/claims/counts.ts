import type { CountEvidence, Metric } from './evidence';
import type { Holds, Violated } from './verdict';

/** What was counted at a size, in each repetition. */
export interface Count {
  readonly n: number;
  readonly counted: readonly number[];
}

/**
 * Returns whether one call of an arm takes or makes exactly so many of what a metric counts, at every size. No
 * statistics: a count is exact.
 *
 * @param claimed - how many one call of size n should take or make
 */
export function judgeCounts(
  arm: string,
  metric: Metric,
  counts: readonly Count[],
  claimed: (n: number) => number,
): Holds | Violated {
  const rows = counts.map(({ n, counted }) => ({ n, claimed: claimed(n), counted }));
  const evidence: CountEvidence = { kind: 'count', arm, metric, rows };
  const exact = rows.every((row) => row.counted.every((count) => count === row.claimed));
  return { outcome: exact ? 'holds' : 'violated', evidence };
}
