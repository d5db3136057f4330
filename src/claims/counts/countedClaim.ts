import type { Obstacle } from '../core/claim';
import type { ArmCounts, Count, CountEvidence, Metric } from '../evidence';
import type { Holds, Verdict, Violated } from '../../model/verdict';

export type { ArmCounts, Count } from '../evidence';

/** A claim that counts decide, all at once: pure, a function of the counts alone. */
export interface CountedClaim {
  /** What is known to forbid an answer before anything is counted. */
  readonly unanswerable: Obstacle | undefined;
  /** @param arms - what was counted of each arm of the claim, in its order */
  judge(arms: readonly ArmCounts[]): Verdict;
}

/** Repetitions of a count that differ by more than this share are not what a claim on a growth can be judged by. */
const STEADY = 0.01;

/** Returns the obstacle that counts are which differ from repetition to repetition, or undefined where they agree. */
export function unsteadyCounts(counts: readonly Count[]): Obstacle | undefined {
  const unsteady = counts.find(({ counted }) => Math.max(...counted) > (1 + STEADY) * Math.min(...counted));
  return unsteady && { kind: 'unsteady counts', ...unsteady };
}

/** Returns one count a size: the median of its repetitions. */
export function countsAtSizes(counts: readonly Count[]): number[] {
  return counts.map(({ counted }) => [...counted].sort((a, b) => a - b)[Math.floor(counted.length / 2)]!);
}

/**
 * Returns whether one call of an arm takes or makes exactly so many of what a metric counts, at every size. No
 * statistics: a count is exact.
 *
 * @param claimed - how many one call of size n should take or make
 */
export function judgeCounts(
  { arm, counts }: ArmCounts,
  metric: Metric,
  claimed: (n: number) => number,
): Holds | Violated {
  const rows = counts.map(({ n, counted }) => ({ n, claimed: claimed(n), counted }));
  const evidence: CountEvidence = { kind: 'count', arm, metric, rows };
  const exact = rows.every((row) => row.counted.every((count) => count === row.claimed));
  return { outcome: exact ? 'holds' : 'violated', evidence };
}
