import { agreement, needsAnother, type Confirming } from '../claims/core/agreement';
import type { TimedClaim, Verdict } from '../claims/kinds';
import type { Attempt, AttemptOptions } from './attempt';
import { Confirmation } from './confirmation';
import { attemptAtAnyLength, type Source } from './source';
import { AT_ONCE, unanswerable, type TrialResult } from './trialResult';

/**
 * Decides a claim: judges one collection, and where the verdict would fail the test, or the claim is a fine one, a second
 * one, by a process of its own where there is one to be had; where the two differ a third decides.
 *
 * @param isNot - whether the test says `.not`: a hold would fail it then, and is what must be confirmed
 */
export async function tryClaim(
  claim: TimedClaim,
  source: Source,
  isNot: boolean,
  options: AttemptOptions,
): Promise<TrialResult> {
  if (claim.unanswerable !== undefined) return unanswerable(claim.unanswerable);
  const attempts = [await attemptAtAnyLength(claim, source.collection, source, options)];
  const confirmation = new Confirmation(claim, source, options);
  const confirming: Confirming = { isNot, always: claim.confirmedAlways };
  while (needsAnother(verdictsOf(attempts), confirming)) {
    const next = await confirmation.next();
    if (next === undefined || next.record.rounds.length === 0) break;
    attempts.push(next);
  }
  const reports = source.collection.reportsOf(claim.cells.map(({ arm }) => arm));
  return { ...resultOf(attempts, confirming), ...confirmation.where, reports };
}

/** Judges one collection of a claim, and that is all: what a process does that is there to confirm another's verdict. */
export async function attemptOnce(claim: TimedClaim, source: Source, options: AttemptOptions): Promise<TrialResult> {
  const { verdict, record, setAside, decidingNs } = await attemptAtAnyLength(claim, source.collection, source, options);
  return {
    ...AT_ONCE,
    verdict,
    rounds: record.rounds.length,
    busyness: record.busyness,
    samples: [record],
    setAside,
    decidingNs,
  };
}

function resultOf(attempts: readonly Attempt[], confirming: Confirming): TrialResult {
  const { verdict, decisive, confirmations } = agreement(verdictsOf(attempts), confirming);
  const { rounds, busyness } = attempts[decisive]!.record;
  return {
    ...AT_ONCE,
    verdict,
    confirmations,
    collections: attempts.length,
    rounds: rounds.length,
    busyness,
    samples: attempts.map(({ record }) => record),
    setAside: attempts.flatMap(({ setAside }) => setAside),
    decidingNs: attempts.reduce((sum, { decidingNs }) => sum + decidingNs, 0),
  };
}

function verdictsOf(attempts: readonly Attempt[]): Verdict[] {
  return attempts.map(({ verdict }) => verdict);
}
