import type { CollectionRecord } from '../claims/samples';
import type { Verdict } from '../claims/kinds';
import type { Busyness, Obstacle } from '../model/obstacle';
import type { InputTime } from '../model/inputTime';
import type { SweepEnd } from '../model/sweepEnd';
import { undecided } from '../model/verdict';
import type { Where } from '../model/where';

/** How claims are decided: what stands in a project's configuration, not in its tests. */
export interface TrialOptions {
  /** The chance that noise decides a claim wrongly. Small values take a few rounds more. */
  readonly errorRate: number;
  /** How long a claim's own rounds may measure; time lost to contention does not count. */
  readonly budgetNs: number;
  /** How long one call may take. */
  readonly callLimitNs: number;
  /** How much memory the inputs and a call of a size may take if the size is chosen. @defaultValue as much as there is */
  readonly memoryLimitBytes?: number | undefined;
  /** Orders the rounds. */
  readonly seed: number;
}

/** The defaults of a project; the seed is drawn anew in each run. */
export const DEFAULT_TRIAL_OPTIONS: Omit<TrialOptions, 'seed'> = {
  errorRate: 1e-6,
  budgetNs: 3e9,
  callLimitNs: 10e9,
};

/** The result of a trial, and its cost. */
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
  /** Collections it does not rest on: sweeps that were made longer or fell short of a size, and a first try when busy. */
  readonly setAside: readonly CollectionRecord[];
  readonly decidingNs: number;
  /** How many of the collections were taken by fresh processes. */
  readonly freshProcesses: number;
  /** The names of the counts that the workloads report, which could be claimed in place of times. */
  readonly reports?: readonly string[] | undefined;
  /** Why a fresh process could not do what it was started for, so that the file's own process did. */
  readonly isolationFailure?: string | undefined;
  /** Where the sizes that were chosen end, if a failure of the workload ended them. */
  readonly sweepEnd?: SweepEnd | undefined;
  /** The lines that take the time, if they were looked for and found. */
  readonly where?: Where | undefined;
  /** How long its inputs took to build, and everything else; undefined if it builds none. */
  readonly inputTime?: InputTime | undefined;
}

/** The result of a claim that was decided at once, without a second look and without a round of batches. */
export const AT_ONCE: Omit<TrialResult, 'verdict'> = {
  confirmations: 1,
  collections: 1,
  rounds: 0,
  samples: [],
  setAside: [],
  decidingNs: 0,
  freshProcesses: 0,
};

/** Returns the result of a claim for which no round was taken, since none could answer it. */
export function unanswerable(obstacle: Obstacle): TrialResult {
  return { ...AT_ONCE, verdict: undecided(obstacle), collections: 0 };
}
