import { judgedByEvidence, type Verdict } from '../claims/kinds';
import { replay } from '../claims/replay';
import type { ClaimRecord } from './record';

/** A claim whose record was judged again. */
export interface Replayed {
  readonly record: ClaimRecord;
  /** The verdict on its batches or counts now; undefined if it was decided without any. */
  readonly verdict: Verdict | undefined;
  /** Whether the record says the same. */
  readonly same: boolean;
}

/** Judges a claim again by what was measured and counted for it. */
export function replayClaim(record: ClaimRecord, errorRate: number): Replayed {
  const { verdict: written, samples, isNot, isolationFailure } = record;
  const verdict =
    samples.length > 0
      ? replay(samples, errorRate, { isNot, isolationFailure }).verdict
      : written.evidence && judgedByEvidence(written.evidence);
  return { record, verdict, same: verdict === undefined || isSame(verdict, written) };
}

function isSame(a: Verdict, b: Verdict): boolean {
  // Older reports say that scattered rounds are near their limit: the same rounds were left open.
  return nameOf(a) === nameOf(b) || [a, b].every(isNearOrScattered);
}

function isNearOrScattered(verdict: Verdict): boolean {
  return verdict.outcome === 'undecided' && ['near limit', 'scattered rounds'].includes(verdict.obstacle.kind);
}

/** Returns a verdict in words, with its reason and its obstacle. */
export function nameOf(verdict: Verdict): string {
  if (verdict.outcome !== 'undecided') return verdict.outcome;
  return `undecided (${verdict.reason}, ${verdict.obstacle.kind})`;
}
