import type { TimedClaim } from '../claims/claim';
import type { Busyness, Verdict } from '../claims/verdict';
import type { Collection } from '../measure/collection';
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
  const attempts = [await attemptAtAnyLength(claim, source.collection, source, options)];
  const latest = (): Attempt => attempts.at(-1) as Attempt;
  while (failsTest(latest().verdict, isNot) && agreement(attempts) < 2 && attempts.length < 3) {
    attempts.push(await attemptAtAnyLength(claim, source.open(claim), source, options));
  }
  const decisive = agreement(attempts) >= 2 || attempts.length < 3 ? latest() : undecidedOf(attempts);
  return {
    verdict: decisive.verdict,
    confirmations: attempts.filter(({ verdict }) => sameVerdict(verdict, decisive.verdict)).length,
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
  const longer = result.bent ? claim.extended?.() : undefined;
  return longer === undefined ? result : attemptAtAnyLength(longer, source.open(longer), source, options);
}

/** Whether a verdict would fail its test: what is busy is put off instead. */
function failsTest(verdict: Verdict, isNot: boolean): boolean {
  if (verdict.outcome === 'undecided') return verdict.reason === 'too close';
  return verdict.outcome === (isNot ? 'holds' : 'violated');
}

/** How many attempts came to what the latest one did. */
function agreement(attempts: readonly Attempt[]): number {
  const latest = attempts.at(-1) as Attempt;
  return attempts.filter(({ verdict }) => sameVerdict(verdict, latest.verdict)).length;
}

function sameVerdict(a: Verdict, b: Verdict): boolean {
  const name = (verdict: Verdict): string => (verdict.outcome === 'undecided' ? verdict.reason : verdict.outcome);
  return name(a) === name(b);
}

/** Three collections that all differ leave the claim undecided. */
function undecidedOf(attempts: readonly Attempt[]): Attempt {
  return attempts.find(({ verdict }) => verdict.outcome === 'undecided') ?? (attempts.at(-1) as Attempt);
}
