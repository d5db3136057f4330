import type { RatioBounds } from '../claims/baseline/baselineClaim';
import type { ArmCounts } from '../model/metric';
import type { TrialResult } from './trialResult';

/**
 * Why a file is run again in processes of their own: to confirm a verdict, to count what only hooks can, or to compare
 * with another commit.
 */
export type Purpose = 'confirm' | 'count' | 'compare';

/** The failure of a comparison where nobody said with what. */
export const NO_BASE = 'no base';

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
  /** What it is compared with, and between what the ratio of the times must lie. */
  readonly base?: (RatioBounds & { readonly ref: string | undefined }) | undefined;
}

/** What a second process came to, or why the test did not get as far as the claim there. */
export type RerunResult = { readonly result: TrialResult } | { readonly failure: string };

/** Runs the file again for one claim. */
export type Rerunner = (rerun: Rerun, signal: AbortSignal) => Promise<RerunResult>;
