import type { Obstacle, TimedClaim } from '../claims/claim';
import type { Busyness, Verdict } from '../claims/verdict';
import type { Collection } from '../measure/collection';
import { WorkloadFault } from '../measure/workloadFault';
import { attempt, type Attempt, type AttemptOptions } from './attempt';

/** Where the samples of a claim come from. */
export interface Source {
  /** The collection that the claim shares with others, or its own. */
  readonly collection: Collection;
  /** A fresh collection of the claim's arms alone, at its sizes. */
  open(claim: TimedClaim): Collection;
}

/** What a trial came to, and what it took. */
export interface TrialResult {
  readonly verdict: Verdict;
  /** How many collections agreed on it. */
  readonly confirmations: number;
  readonly collections: number;
  /** The rounds of the collection that the verdict rests on. */
  readonly rounds: number;
  readonly busyness: Busyness | undefined;
  readonly decidingNs: number;
}

/** Two collections confirm a verdict; where they differ a third one decides. */
const MOST_COLLECTIONS = 3;

/**
 * Decides a claim: judges one collection, and where the verdict would fail the test a second one; where the two
 * differ a third decides.
 *
 * @param isNot - whether the test says `.not`: a hold would fail it then, and is what must be confirmed
 */
export async function tryClaim(
  claim: TimedClaim,
  source: Source,
  isNot: boolean,
  options: AttemptOptions,
): Promise<TrialResult> {
  const { unanswerable } = claim;
  if (unanswerable !== undefined) {
    const verdict: Verdict = { outcome: 'undecided', reason: 'unanswerable', obstacle: unanswerable };
    return { verdict, confirmations: 1, collections: 0, rounds: 0, busyness: undefined, decidingNs: 0 };
  }
  const first = await attemptAtAnyLength(claim, source.collection, source, options);
  const attempts = [first];
  if (failsTest(first.verdict, isNot)) {
    do {
      const next = isLate(options) ? undefined : await attemptAtAnyLength(claim, source.open(claim), source, options);
      if (next === undefined || next.rounds === 0) return unconfirmed(attempts);
      attempts.push(next);
    } while (attempts.length < MOST_COLLECTIONS && !isBusy(attempts) && agreeing(attempts).length < 2);
  }
  const agreed = attempts.length === 1 || isBusy(attempts) ? attempts.slice(-1) : agreeing(attempts);
  const decisive = (agreed.length > 0 ? agreed : undecided(attempts)).at(-1)!;
  return resultOf(decisive, attempts, Math.max(1, agreed.length));
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
    verdict: decisive.verdict,
    confirmations,
    collections: attempts.length,
    rounds: decisive.rounds,
    busyness: decisive.busyness,
    decidingNs: attempts.reduce((sum, { decidingNs }) => sum + decidingNs, 0),
  };
}

/** Attempts a claim, and again over a longer sweep where its upper end bends away. */
async function attemptAtAnyLength(
  claim: TimedClaim,
  collection: Collection,
  source: Source,
  options: AttemptOptions,
): Promise<Attempt> {
  const result = await attempt(claim, collection, options);
  const longer = result.bent && !isLate(options) ? claim.extended?.() : undefined;
  if (longer === undefined) return result;
  try {
    const further = await attemptAtAnyLength(longer, source.open(longer), source, options);
    return further.rounds === 0 ? result : further;
  } catch (error) {
    // The workload was never meant for sizes that the test does not name.
    if (error instanceof WorkloadFault) return result;
    throw error;
  }
}

/** Whether the time of the test is up. */
function isLate({ clock, deadline }: AttemptOptions): boolean {
  return deadline !== undefined && clock.now() >= deadline;
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
