import type { Obstacle, TimedClaim } from '../claims/claim';
import type { Verdict } from '../claims/verdict';
import type { Attempt, AttemptOptions } from './attempt';
import { Confirmation } from './confirmation';
import { attemptAtAnyLength, type Source } from './source';
import { AT_ONCE, unanswerable, type TrialResult } from './trialResult';

/** Two collections confirm a verdict; where they differ a third one decides. */
const MOST_COLLECTIONS = 3;

/**
 * Decides a claim: judges one collection, and where the verdict would fail the test a second one, by a process of its
 * own where there is one to be had; where the two differ a third decides.
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
  if (failsTest(attempts[0]!.verdict, isNot)) {
    do {
      const next = await confirmation.next();
      if (next === undefined || next.rounds === 0) return { ...unconfirmed(attempts), ...confirmation.where };
      attempts.push(next);
    } while (attempts.length < MOST_COLLECTIONS && !isBusy(attempts) && agreeing(attempts).length < 2);
  }
  const agreed = attempts.length === 1 || isBusy(attempts) ? attempts.slice(-1) : agreeing(attempts);
  const decisive = (agreed.length > 0 ? agreed : undecided(attempts)).at(-1)!;
  return { ...resultOf(decisive, attempts, Math.max(1, agreed.length)), ...confirmation.where };
}

/** Judges one collection of a claim, and that is all: what a process does that is there to confirm another's verdict. */
export async function attemptOnce(claim: TimedClaim, source: Source, options: AttemptOptions): Promise<TrialResult> {
  const only = await attemptAtAnyLength(claim, source.collection, source, options);
  return resultOf(only, [only], 1);
}

/** What is left to say when the time of the test ran out before a second collection could confirm the first. */
function unconfirmed(attempts: readonly Attempt[]): TrialResult {
  const latest = attempts.at(-1)!;
  const { verdict } = latest;
  if (verdict.outcome === 'undecided') return resultOf(latest, attempts, 1);
  const obstacle: Obstacle = { kind: 'unconfirmed', found: nameOf(verdict) };
  const undecidedVerdict: Verdict = { outcome: 'undecided', reason: 'too close', obstacle, evidence: verdict.evidence };
  return resultOf({ ...latest, verdict: undecidedVerdict }, attempts, 1);
}

function resultOf(decisive: Attempt, attempts: readonly Attempt[], confirmations: number): TrialResult {
  return {
    ...AT_ONCE,
    verdict: decisive.verdict,
    confirmations,
    collections: attempts.length,
    rounds: decisive.rounds,
    busyness: decisive.busyness,
    decidingNs: attempts.reduce((sum, { decidingNs }) => sum + decidingNs, 0),
  };
}

/** Whether a verdict would fail its test: what is busy is put off instead. */
function failsTest(verdict: Verdict, isNot: boolean): boolean {
  if (verdict.outcome === 'undecided') return verdict.reason === 'too close';
  return verdict.outcome === (isNot ? 'holds' : 'violated');
}

/** The attempts that came to the same, where there are at least two. */
function agreeing(attempts: readonly Attempt[]): Attempt[] {
  const groups = attempts.map(({ verdict }) => attempts.filter((other) => nameOf(other.verdict) === nameOf(verdict)));
  return groups.find((group) => group.length > 1) ?? [];
}

/** Whether contention kept the latest attempt from deciding: the claim is put off then, not confirmed. */
function isBusy(attempts: readonly Attempt[]): boolean {
  return nameOf(attempts.at(-1)!.verdict) === 'busy';
}

/** Where all collections differ, one of them could not decide: so it stays. */
function undecided(attempts: readonly Attempt[]): Attempt[] {
  return attempts.filter(({ verdict }) => verdict.outcome === 'undecided');
}

function nameOf(verdict: Verdict): string {
  return verdict.outcome === 'undecided' ? verdict.reason : verdict.outcome;
}
