import type { CountEvidence } from './evidence';
import type { Holds, Violated } from './verdict';

/** What was counted at a size, in each repetition. */
export interface Count {
  readonly n: number;
  readonly counted: readonly number[];
}

/**
 * Returns whether an arm takes exactly so many turns of the event loop at every size. No statistics: a count is exact.
 *
 * @param claimed - the turns that one call of size n should take
 */
export function judgeLoopTurns(
  arm: string,
  counts: readonly Count[],
  claimed: (n: number) => number,
): Holds | Violated {
  const rows = counts.map(({ n, counted }) => ({ n, claimed: claimed(n), counted }));
  const evidence: CountEvidence = { kind: 'count', arm, metric: 'loopTurns', rows };
  const exact = rows.every((row) => row.counted.every((count) => count === row.claimed));
  return { outcome: exact ? 'holds' : 'violated', evidence };
}
