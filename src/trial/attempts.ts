import { agreement, type Confirming } from '../claims/core/agreement';
import type { Evidence, TimedClaim } from '../claims/kinds';
import { WorkloadError } from '../measure/subject/workloadError';
import type { Collection } from '../measure/sweep/collection';
import { attempt, isLate, type Attempt, type AttemptOptions } from './attempt';
import { AT_ONCE, type TrialResult } from './trial';

/**
 * Attempts a claim, and again over a longer sweep while its upper end bends away.
 *
 * @param open - opens a collection of the claim's arms alone, at its sizes
 */
export async function attemptAtAnyLength(
  claim: TimedClaim,
  collection: Collection,
  open: (longer: TimedClaim) => Collection,
  options: AttemptOptions,
): Promise<Attempt> {
  let current = await attempt(claim, collection, options);
  let longer = claim.extended();
  while (current.bent && longer !== undefined && !isLate(options)) {
    let next: Attempt;
    try {
      next = await attempt(longer, open(longer), options);
    } catch (error) {
      // The workload was never meant for sizes that the test does not name.
      if (error instanceof WorkloadError) return current;
      throw error;
    }
    const decidingNs = current.decidingNs + next.decidingNs;
    if (next.record.rounds.length === 0) return { ...current, decidingNs };
    current = { ...next, setAside: [...current.setAside, current.record], decidingNs };
    longer = longer.extended();
  }
  return current;
}

/** Returns the attempt of a fresh process, or undefined if it has no collection: its calls may have been too long. */
export function remoteAttempt({ verdict, samples: [record], setAside }: TrialResult): Attempt | undefined {
  return record && { verdict, bent: false, record, setAside, decidingNs: 0 };
}

/**
 * Returns the result of the attempts of a claim.
 *
 * @param confirming - which verdicts must be confirmed. @defaultValue none: this process does not confirm
 */
export function resultOf(attempts: readonly Attempt[], confirming?: Confirming): TrialResult {
  const verdicts = attempts.map(({ verdict }) => verdict);
  const agreed =
    confirming === undefined
      ? { verdict: verdicts[0]!, decisive: 0, confirmations: 1 }
      : agreement<Evidence>(verdicts, confirming);
  const { rounds, busyness } = attempts[agreed.decisive]!.record;
  return {
    ...AT_ONCE,
    verdict: agreed.verdict,
    confirmations: agreed.confirmations,
    collections: attempts.length,
    rounds: rounds.length,
    busyness,
    samples: attempts.map(({ record }) => record),
    setAside: attempts.flatMap(({ setAside }) => setAside),
    decidingNs: attempts.reduce((sum, { decidingNs }) => sum + decidingNs, 0),
  };
}
