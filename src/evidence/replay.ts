import { judgeCounts } from '../claims/counts';
import { replay } from '../claims/replay';
import type { Verdict } from '../claims/verdict';
import type { ClaimRecord } from './record';

/** A claim whose record was judged again. */
export interface Replayed {
  readonly record: ClaimRecord;
  /** What its batches or counts come to now; undefined where it was decided without any. */
  readonly verdict: Verdict | undefined;
  /** Whether that is what the record says. */
  readonly same: boolean;
}

/** Judges a claim again by what was measured and counted for it. */
export function replayClaim(record: ClaimRecord, errorRate: number): Replayed {
  const verdict = judgedAgain(record, errorRate);
  return { record, verdict, same: verdict === undefined || nameOf(verdict) === nameOf(record.verdict) };
}

function judgedAgain({ verdict, samples, isNot }: ClaimRecord, errorRate: number): Verdict | undefined {
  if (samples.length > 0) return replay(samples, errorRate, isNot).verdict;
  if (verdict.outcome === 'undecided' || verdict.evidence.kind !== 'count') return undefined;
  const { arm, metric, rows } = verdict.evidence;
  const claimed = new Map(rows.map((row) => [row.n, row.claimed]));
  return judgeCounts(arm, metric, rows, (n) => claimed.get(n)!);
}

/** A verdict in words, with its reason and what stood in the way. */
export function nameOf(verdict: Verdict): string {
  if (verdict.outcome !== 'undecided') return verdict.outcome;
  const obstacle = 'obstacle' in verdict ? `, ${verdict.obstacle.kind}` : '';
  return `undecided (${verdict.reason}${obstacle})`;
}
