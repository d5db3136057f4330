import type { ArmCounts } from '../claims/evidence';
import type { TrialResult } from './trialResult';

/** Why a file is run again in a process of its own: to confirm a verdict, or to count what only hooks can. */
export type Purpose = 'confirm' | 'count';

/** One claim of a file, to be decided in a process in which nothing else is measured. */
export interface Rerun {
  readonly purpose: Purpose;
  /** The full name of its test. */
  readonly test: string;
  /** Its place among the claims of its test, from 1. */
  readonly ordinal: number;
  /** What it says: where another claim stands in its place, the test does not run the same way alone. */
  readonly claimed: string;
  /** Orders the rounds there. */
  readonly seed: number;
  /** What was counted for it already, where it rests on counts. */
  readonly counts?: readonly ArmCounts[] | undefined;
}

/** What a second process came to, or why the test did not get as far as the claim there. */
export type RerunResult = { readonly result: TrialResult } | { readonly failure: string };

/** Runs the file again for one claim. */
export type Rerunner = (rerun: Rerun, signal: AbortSignal) => Promise<RerunResult>;
