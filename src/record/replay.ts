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
  return nameOf(a) === nameOf(b) || [a, b].every(isLeftOpen);
}

/** The obstacles of rounds that are left open: older reports have other names for them, and asked no other processes. */
const LEFT_OPEN: readonly string[] = ['near limit', 'scattered rounds', 'too few processes'];

function isLeftOpen(verdict: Verdict): boolean {
  return verdict.outcome === 'undecided' && LEFT_OPEN.includes(verdict.obstacle.kind);
}

/** Returns a verdict in words, with its reason and its obstacle. */
export function nameOf(verdict: Verdict): string {
  if (verdict.outcome !== 'undecided') return verdict.outcome;
  return `undecided (${verdict.reason}, ${verdict.obstacle.kind})`;
}
