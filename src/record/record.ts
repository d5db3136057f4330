import type { SkippedClaims, Busyness } from '../model/obstacle';
import type { CellTime } from '../model/cell';
import type { CollectionRecord } from '../claims/samples';
import type { Verdict } from '../claims/kinds';
import type { Reference, Show } from '../workload/experiment';

/** The version of these records; it changes when a reader of the old ones would misread the new. */
export const RECORD_VERSION = 1;

/** Where a claim stands: how a second process, a report or a reader finds it again. */
export interface ClaimId {
  readonly file: string;
  /** The full name of its test. */
  readonly test: string;
  /** Its place among the claims of its test, from 1. */
  readonly ordinal: number;
}

/** What is kept of a claim. */
export interface ClaimRecord {
  readonly id: ClaimId;
  /** The titles of the groups that its test stands in, with which the name of that begins; undefined where in none. */
  readonly group?: string | undefined;
  readonly matcher: string;
  readonly isNot: boolean;
  /** The claim in words, not negated. */
  readonly claimed: string;
  /** Where its test states it, a line from 1, where that is known. */
  readonly line?: number | undefined;
  /** The place of the experiment that its arms stand in among those of its file, from 0; undefined where they stand alone. */
  readonly experiment?: number | undefined;
  /** Whether it is reported and fails nothing. */
  readonly advisory?: boolean | undefined;
  readonly verdict: Verdict;
  /** How many collections came to the verdict, of how many. */
  readonly confirmations: number;
  readonly collections: number;
  readonly rounds: number;
  readonly busyness?: Busyness | undefined;
  /** The collections that the verdict rests on, batch by batch: it follows from them. */
  readonly samples: readonly CollectionRecord[];
  /** What it does not rest on: sweeps that were made longer or fell short of a size, and a first try when busy. */
  readonly setAside: readonly CollectionRecord[];
  /** How many of the collections were taken by processes of their own. */
  readonly freshProcesses: number;
  /** Why a process of its own could not do what it was started for, so that the file's own process did. */
  readonly notAlone?: string | undefined;
  /** Which time its test ran, from 1: more than 1 where `jest.retryTimes` ran it again. */
  readonly invocation: number;
  readonly decidingNs: number;
  readonly wallNs: number;
}

/** What is kept of an experiment: its figures, and how to show them. */
export interface ExperimentRecord {
  readonly name?: string | undefined;
  readonly arms: readonly string[];
  readonly sizes: readonly number[];
  readonly show: Show;
  readonly rounds: number;
  readonly times: readonly CellTime[];
  /** Figures from elsewhere, to stand beside these. */
  readonly reference?: Reference | undefined;
}

/** Where the time of a perf file went, in nanoseconds. */
export interface FileSpending {
  /** From the start of its process until the environment stood. */
  readonly startNs: number;
  /** Loading and compiling the file and what it imports. */
  readonly compileNs: number;
  readonly warmUpNs: number;
  readonly measuringNs: number;
  /** Preempted batches, and what lay between batches. */
  readonly lostNs: number;
  /** Waiting for other processes that confirmed a verdict or counted. */
  readonly rerunNs: number;
  readonly decidingNs: number;
  /** From the start of its process to its end. */
  readonly wallNs: number;
}

/** What is kept of one perf file. */
export interface FileRecord {
  readonly version: typeof RECORD_VERSION;
  readonly file: string;
  readonly node: string;
  /** What it was measured on: the processor, how many cores, the system. */
  readonly machine: string;
  /** When the file was done, in the form of ISO 8601. */
  readonly measuredAt: string;
  readonly seed: number;
  readonly errorRate: number;
  /** How many claims of a run may be busy before the run fails as a whole, as a share. */
  readonly maxBusy: number;
  /** What its figures are off by for running in Jest's own process, in words; undefined where they are not. */
  readonly distortion?: string | undefined;
  /** Whether promises were counted in its own process: awaits that were measured after that are slower than they are. */
  readonly hooked: boolean;
  /** Why no claim was measured, and how many were passed over. */
  readonly notMeasured?: { readonly because: string; readonly claims: number } | undefined;
  /** What kept claims from being there to be decided in this run, and how many: their tests are skipped. */
  readonly skipped: readonly SkippedClaims[];
  /** The programs that were measured, and what each says it is. */
  readonly programs: readonly { readonly program: string; readonly runtime: string }[];
  /** How busy the machine was while batches were taken; undefined where none were. */
  readonly busyness?: Busyness | undefined;
  readonly claims: readonly ClaimRecord[];
  readonly experiments: readonly ExperimentRecord[];
  readonly spending: FileSpending;
}

/** Whether a record says what its test stated: `.not` swaps holds and violated and nothing else. */
export function isSatisfied({ verdict, isNot }: Pick<ClaimRecord, 'verdict' | 'isNot'>): boolean {
  return verdict.outcome === (isNot ? 'violated' : 'holds');
}
