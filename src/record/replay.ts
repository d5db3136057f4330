import { verdictAgainstBase } from '../claims/baseline/baselineClaim';
import type { Obstacle } from '../claims/core/claim';
import { CountedConstantClaim } from '../claims/counts/countedConstantClaim';
import { CountedGrowthClaim } from '../claims/counts/countedGrowthClaim';
import { CountedRatioClaim } from '../claims/counts/countedRatioClaim';
import { judgeCounts } from '../claims/counts/countedClaim';
import type { Evidence } from '../claims/evidence';
import { SteadyCountsClaim } from '../claims/counts/steadyCountsClaim';
import { replay } from '../claims/core/replay';
import type { Verdict } from '../model/verdict';
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
  return 'evidence' in verdict && verdict.evidence !== undefined ? countedAgain(verdict.evidence) : undefined;
}

/** Judges counts again, which their evidence holds all of. */
function countedAgain(evidence: Evidence): Verdict | undefined {
  switch (evidence.kind) {
    case 'count': {
      const { arm, metric, rows } = evidence;
      const claimed = new Map(rows.map((row) => [row.n, row.claimed]));
      return judgeCounts({ arm, counts: rows }, metric, (n) => claimed.get(n)!);
    }
    case 'counted growth': {
      const { arm, rows, ...options } = evidence;
      return new CountedGrowthClaim({ ...options, sizes: rows.map(({ n }) => n) }).judge([{ arm, counts: rows }]);
    }
    case 'counted constant':
      return new CountedConstantClaim(evidence).judge([{ arm: evidence.arm, counts: evidence.rows }]);
    case 'counted ratio':
      return new CountedRatioClaim(evidence).judge(evidence.arms);
    case 'counts':
      return new SteadyCountsClaim(evidence.metric).judge(evidence.arms);
    case 'change':
      return verdictAgainstBase(evidence);
    default:
      return undefined;
  }
}

/** Older reports of the same version call near its bound what scatters too: the same rounds were left open. */
function kindOf({ kind }: Obstacle): string {
  return kind === 'scattered rounds' ? 'near bound' : kind;
}

/** A verdict in words, with its reason and what stood in the way. */
export function nameOf(verdict: Verdict): string {
  if (verdict.outcome !== 'undecided') return verdict.outcome;
  const obstacle = 'obstacle' in verdict ? `, ${kindOf(verdict.obstacle)}` : '';
  return `undecided (${verdict.reason}${obstacle})`;
}
