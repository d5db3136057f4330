import type { Obstacle, Busyness } from '../model/obstacle';
import type { CollectionRecord } from '../claims/samples';
import type { Verdict } from '../claims/kinds';

/** What a trial came to, and what it took. */
export interface TrialResult {
  readonly verdict: Verdict;
  /** How many collections agreed on it. */
  readonly confirmations: number;
  readonly collections: number;
  /** The rounds of the collection that the verdict rests on. */
  readonly rounds: number;
  readonly busyness?: Busyness | undefined;
  /** The collections that the verdict rests on, batch by batch: it follows from them. */
  readonly samples: readonly CollectionRecord[];
  /** What it does not rest on: sweeps that were made longer or fell short of a size, and a first try when busy. */
  readonly setAside: readonly CollectionRecord[];
  readonly decidingNs: number;
  /** How many of the collections were taken by processes of their own. */
  readonly freshProcesses: number;
  /** The names of the counts that the workloads report themselves, and that could be claimed in place of times. */
  readonly reports?: readonly string[] | undefined;
  /** Why a process of its own could not do what it was started for, so that the file's own process did. */
  readonly notAlone?: string | undefined;
}

/** What is said of a claim that was decided at once, without a second look and without a round of batches. */
export const AT_ONCE: Omit<TrialResult, 'verdict'> = {
  confirmations: 1,
  collections: 1,
  rounds: 0,
  samples: [],
  setAside: [],
  decidingNs: 0,
  freshProcesses: 0,
};

/** What is said of a claim that no round was taken for, since none could answer it. */
export function unanswerable(obstacle: Obstacle): TrialResult {
  return { ...AT_ONCE, verdict: { outcome: 'undecided', reason: 'unanswerable', obstacle }, collections: 0 };
}
