import type { TimedClaim } from '../claims/kinds';
import type { Collection } from '../measure/sweep/collection';
import { WorkloadError } from '../measure/subject/workloadError';
import { attempt, type Attempt, type AttemptOptions } from './attempt';
import type { RerunResult } from './rerun';

/** Where the samples of a claim come from. */
export interface Source {
  /** The collection that the claim shares with others, or its own. */
  readonly collection: Collection;
  /** A fresh collection of the claim's arms alone, at its sizes. */
  open(claim: TimedClaim): Collection;
  /** The claim over other sizes, to be confirmed by, where its sizes were chosen. */
  readonly another?: (() => TimedClaim) | undefined;
  /** Has a process of its own collect and judge once more; undefined where there is nobody to start one. */
  confirm?(): Promise<RerunResult | undefined>;
}

/** Attempts a claim, and again over a longer sweep where its upper end bends away. */
export async function attemptAtAnyLength(
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
    const decidingNs = result.decidingNs + further.decidingNs;
    if (further.record.rounds.length === 0) return { ...result, decidingNs };
    return { ...further, setAside: [result.record, ...further.setAside], decidingNs };
  } catch (error) {
    // The workload was never meant for sizes that the test does not name.
    if (error instanceof WorkloadError) return result;
    throw error;
  }
}

/** Whether the time of the test is up. */
export function isLate({ clock, deadline }: AttemptOptions): boolean {
  return deadline !== undefined && clock.now() >= deadline;
}
