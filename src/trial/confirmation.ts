import { isForProcesses, needsAnother, type Confirming } from '../claims/core/agreement';
import type { Attempt } from './attempt';
import { isWorthAnother, remoteAttempt, resultOf } from './attempts';
import type { RerunResult } from './processes';
import type { TrialResult } from './trial';

/** Where the further collections of a claim come from. */
export interface Confirmation {
  readonly confirming: Omit<Confirming, 'isolationFailure'>;
  /** Whether the time of the test is up. */
  readonly isLate: () => boolean;
  /** Has a fresh process decide the claim that was attempted; undefined if none can be started. */
  readonly askFreshProcess: (attempted: Attempt) => Promise<RerunResult | undefined>;
  /** Takes another collection in this process. */
  readonly collectAgain: () => Promise<Attempt>;
}

/** Why no other process answered, if it did not fail. */
const UNANSWERED = {
  undefined: 'this file runs without the runner of jest-asymptote',
  decided: 'no round was taken there',
} as const;

/**
 * Takes the further collections that the verdict of a first one needs, and returns the result of all.
 *
 * A second collection confirms a verdict that would fail the test; if the two differ a third decides. If a claim is near
 * its limit, several processes decide, and this one alone cannot.
 */
export async function confirmed(
  first: Attempt,
  { confirming, isLate, askFreshProcess, collectAgain }: Confirmation,
): Promise<TrialResult> {
  const attempts = [first];
  let freshProcesses = 0;
  let isolationFailure: string | undefined;
  let sweepEnd: TrialResult['sweepEnd'];
  let where: TrialResult['where'];
  const verdicts = [first.verdict];
  while (needsAnother(verdicts, confirming) && !isLate() && isWorthAnother(attempts)) {
    // Isolation is not retried after it failed once.
    const fresh = isolationFailure === undefined ? await askFreshProcess(first) : undefined;
    if (fresh?.kind === 'failed') isolationFailure = fresh.because;
    if (fresh?.kind === 'decided') {
      sweepEnd = fresh.result.sweepEnd;
      where ??= fresh.result.where;
    }
    let next = fresh?.kind === 'decided' ? remoteAttempt(fresh.result) : undefined;
    if (next !== undefined) freshProcesses++;
    else if (isLate()) break;
    else {
      // No other process could answer. More rounds of this one do not show what processes differ by.
      if (!isForProcesses(verdicts, confirming)) next = await collectAgain();
      if (next === undefined || isForProcesses([...verdicts, next.verdict], confirming)) {
        isolationFailure ??= UNANSWERED[fresh?.kind === 'decided' ? 'decided' : 'undefined'];
        break;
      }
    }
    if (next.record.rounds.length === 0) break;
    attempts.push(next);
    verdicts.push(next.verdict);
  }
  const result = resultOf(attempts, { ...confirming, isolationFailure });
  return { ...result, freshProcesses, isolationFailure, sweepEnd, where };
}
