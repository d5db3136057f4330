import type { RatioBounds } from '../claims/baseline/baselineClaim';
import type { TimedClaim } from '../claims/kinds';
import type { ArmCounts, Metric } from '../model/metric';
import type { Experiment } from '../workload/experiment';
import type { NormalWorkload } from '../workload/workload';
import type { SizedClaim } from './chosenSizes';
import type { TrialResult } from './trialResult';

/** What a claim is about: arms, and the experiment that they stand in, if any. */
export interface Arms {
  readonly workloads: ReadonlyMap<string, NormalWorkload>;
  /** None where they are to be chosen. */
  readonly sizes: readonly number[];
  readonly experiment: Experiment | undefined;
}

/** A claim that was decided, or tried to be: where it stands and what came of it. */
export interface Outcome extends TrialResult {
  readonly matcher: string;
  /** Whether the test states the opposite. */
  readonly isNot: boolean;
  /** The claim in words, not negated. */
  readonly claimed: string;
  readonly test: string;
  /** The titles of the groups that its test stands in, with which the name of that begins. */
  readonly group?: string | undefined;
  /** The claim's place in its test, from 1. */
  readonly ordinal: number;
  readonly line?: number | undefined;
  readonly advisory?: boolean | undefined;
  /** Which time its test ran, from 1: more than 1 where `jest.retryTimes` ran it again. */
  readonly invocation: number;
  /** The experiment that its arms stand in, if any. */
  readonly experiment?: Experiment | undefined;
  readonly wallNs: number;
}

/** What a matcher asks to be decided. */
export interface Question {
  readonly matcher: string;
  readonly isNot: boolean;
  readonly claimed: string;
  /** Where the test states it, a line from 1, where that is known. */
  readonly line?: number | undefined;
  /** Whether it is reported and fails nothing. @defaultValue false */
  readonly advisory?: boolean | undefined;
  readonly arms: Arms;
  /** The claim over other sizes, where it is one that can be made of them. */
  readonly sized?: SizedClaim | undefined;
  /** The size that chosen sizes must reach, where the test names one. */
  readonly upTo?: number | undefined;
  /** How long the claim's own rounds may measure, where the test says so. */
  readonly budgetNs?: number | undefined;
}

/** A claim on times that can only be made once something was counted of its arms. */
export interface CountedFirst {
  readonly metric: Metric;
  readonly claimOf: (counts: readonly ArmCounts[]) => TimedClaim;
}

/** A claim on one arm beside itself at another commit. */
export interface BaselineComparison extends RatioBounds {
  /** The commit, as the test names it; undefined where the run says which. */
  readonly ref: string | undefined;
  /** Something over the same arm, from which its sizes are chosen where it names none. */
  readonly sized: SizedClaim;
}

/** A claim that times decide: over sizes that are given, over such as will be chosen, by the help of counts, or beside another commit. */
export type Timed = TimedClaim | SizedClaim | CountedFirst | BaselineComparison;

/** A claim under way. */
export interface PendingClaim {
  readonly matcher: string;
  /** Where the test stated it. */
  readonly site: Error;
  /** Set when its test ended without awaiting it. */
  abandoned: boolean;
  settled: Promise<unknown>;
}

/** A claim that contention kept from being decided, to be tried again once the other tests are done. */
export interface DeferredClaim {
  readonly outcome: Outcome;
  readonly site: Error;
  /** Tries again with four times the budget, and returns the outcome with the message that goes with it. */
  readonly again: () => Promise<{ outcome: Outcome; failure: string | undefined }>;
}
