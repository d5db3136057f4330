import { undecided, type AnyEvidence, type Verdict } from '../../model/verdict';
import type { ProcessRule } from './processRule';

/** Two collections confirm a verdict; if they differ a third one decides. */
const MOST_COLLECTIONS = 3;

/**
 * Returns the error rate of a verdict in one collection by which it is wrong with the given one in a trial, if the trial
 * must confirm it: of at most three collections, whose noise is independent, two must be wrong.
 */
export function errorRateIfConfirmed(errorRate: number): number {
  const pairs = (MOST_COLLECTIONS * (MOST_COLLECTIONS - 1)) / 2;
  return Math.sqrt(errorRate / pairs);
}

/** The verdict that several collections of a claim come to. */
export interface Agreement<Evidence extends AnyEvidence = AnyEvidence> {
  readonly verdict: Verdict<Evidence>;
  /** The index of the latest collection with that verdict. */
  readonly decisive: number;
  /** How many collections came to it. */
  readonly confirmations: number;
}

/** The rule by which verdicts of a claim must be confirmed. */
export interface Confirming {
  /** Whether the test says `.not`: a hold would fail it then. */
  readonly isNot: boolean;
  /** How several processes decide the claim if one leaves it near its limit. @defaultValue they only confirm each other */
  readonly processRule?: ProcessRule | undefined;
  /** The reason why a fresh process could not confirm, if it was tried and failed. */
  readonly isolationFailure?: string | undefined;
}

/**
 * Returns whether another collection is needed: a second or third must confirm a verdict that would fail its test, and
 * several processes decide a claim that is near its limit.
 */
export function needsAnother(verdicts: readonly Verdict[], confirming: Confirming): boolean {
  const { isNot } = confirming;
  const rule = ruleFor(verdicts, confirming);
  if (rule !== undefined) return rule.verdictOf(verdicts, isNot) === undefined;
  const [first] = verdicts as [Verdict];
  if (!failsTest(first, isNot)) return false;
  if (isSatisfiedAtLast(verdicts, isNot)) return false;
  return verdicts.length < MOST_COLLECTIONS && !(verdicts.length > 1 && (endedBusy(verdicts) || agreed(verdicts)));
}

/**
 * Returns the agreement of a claim's collections by their verdicts, oldest first. If another collection is needed and
 * could not be taken, the verdict is undecided: it is not confirmed.
 */
export function agreement<Evidence extends AnyEvidence>(
  verdicts: readonly Verdict<Evidence>[],
  confirming: Confirming,
): Agreement<Evidence> {
  const latest = verdicts.length - 1;
  const rule = ruleFor(verdicts, confirming);
  if (rule !== undefined) {
    const { isNot, isolationFailure } = confirming;
    const verdict = rule.verdictOf(verdicts, isNot) ?? rule.tooFew(verdicts, isolationFailure);
    return { verdict: verdict as Verdict<Evidence>, decisive: latest, confirmations: verdicts.length };
  }
  if (needsAnother(verdicts, confirming)) {
    return { verdict: unconfirmed(verdicts[latest]!, confirming), decisive: latest, confirmations: 1 };
  }
  if (verdicts.length === 1 || endedBusy(verdicts)) {
    return { verdict: verdicts[latest]!, decisive: latest, confirmations: 1 };
  }
  if (isSatisfiedAtLast(verdicts, confirming.isNot)) {
    return { verdict: verdicts[latest]!, decisive: latest, confirmations: 1 };
  }
  const name = agreed(verdicts);
  const those = (wanted: (verdict: Verdict<Evidence>) => boolean): number[] =>
    verdicts.flatMap((verdict, i) => (wanted(verdict) ? [i] : []));
  // If all differ, one of them could not decide: that one counts.
  const found = those((verdict) => (name === undefined ? verdict.outcome === 'undecided' : classOf(verdict) === name));
  const decisive = found.at(-1)!;
  return { verdict: verdicts[decisive]!, decisive, confirmations: name === undefined ? 1 : found.length };
}

/** Whether verdicts, one a process, leave it to several processes together to decide. */
export function isForProcesses(verdicts: readonly Verdict[], confirming: Confirming): boolean {
  return ruleFor(verdicts, confirming) !== undefined;
}

/** Returns the rule by which processes decide together, if these verdicts leave it to them. */
function ruleFor(verdicts: readonly Verdict[], { processRule }: Confirming): ProcessRule | undefined {
  return processRule?.isNear(verdicts) === true ? processRule : undefined;
}

/** Whether a second collection satisfied the test where the first could not decide: alone it would have been enough. */
function isSatisfiedAtLast(verdicts: readonly Verdict[], isNot: boolean): boolean {
  const [first, second, third] = verdicts;
  if (first === undefined || second === undefined || third !== undefined) return false;
  return classOf(first) === 'open' && second.outcome !== 'undecided' && !failsTest(second, isNot);
}

/** Whether a verdict would fail its test: a busy one is deferred instead. */
function failsTest(verdict: Verdict, isNot: boolean): boolean {
  if (verdict.outcome === 'undecided') return classOf(verdict) === 'open';
  return verdict.outcome === (isNot ? 'holds' : 'violated');
}

/** Returns the class that at least two verdicts share. */
function agreed(verdicts: readonly Verdict[]): VerdictClass | undefined {
  const classes = verdicts.map(classOf);
  return classes.find((name, i) => classes.indexOf(name) !== i);
}

/** Whether contention kept the latest collection from deciding: the claim is deferred then, not confirmed. */
function endedBusy(verdicts: readonly Verdict[]): boolean {
  return classOf(verdicts.at(-1)!) === 'busy';
}

function unconfirmed<Evidence extends AnyEvidence>(
  verdict: Verdict<Evidence>,
  { isolationFailure }: Confirming,
): Verdict<Evidence> {
  if (verdict.outcome === 'undecided') return verdict;
  return undecided({ kind: 'unconfirmed', found: verdict.outcome, isolationFailure }, verdict.evidence);
}

/** The class that two verdicts must share to agree: measured and left open is one class, whatever the reason. */
type VerdictClass = 'holds' | 'violated' | 'busy' | 'open' | 'not measured';

function classOf(verdict: Verdict): VerdictClass {
  if (verdict.outcome !== 'undecided') return verdict.outcome;
  if (verdict.reason === 'busy') return 'busy';
  return verdict.evidence === undefined ? 'not measured' : 'open';
}
