import type { RatioBounds } from '../claims/baseline/baselineClaim';
import type { CountedClaim, TimedClaim } from '../claims/kinds';
import type { ClaimId } from '../model/claimId';
import type { ArmCounts, Metric } from '../model/metric';
import type { StatedClaim as NamedClaim } from '../model/statedClaim';
import type { CallTime } from '../model/obstacle';
import type { Experiment } from '../workload/experiment';
import type { Arms } from './arms';
import type { TrialResult } from './trial';

/** A claim as its test states it, in words. */
export interface StatedClaim extends Omit<NamedClaim, keyof ClaimId> {
  /** Whether it is reported and fails nothing. @defaultValue false */
  readonly advisory?: boolean | undefined;
}

/**
 * Makes a claim over some sizes.
 *
 * @param isDoubted - whether time seemed to exceed the claim without end when they were chosen. @defaultValue false
 */
export type ClaimOver = (sizes: readonly number[], isDoubted?: boolean) => TimedClaim;

/** A claim that times decide, over sizes that are given. */
export interface TimedSpec {
  readonly kind: 'timed';
  readonly claim: TimedClaim;
  /** The same over other sizes, if it can be made of them. */
  readonly over?: ClaimOver | undefined;
}

/** A claim that times decide, over sizes that are chosen by measuring. */
export interface SizedSpec {
  readonly kind: 'sized';
  readonly over: ClaimOver;
  /** The size that the chosen ones must reach, if the test names one. */
  readonly upTo?: number | undefined;
}

/** A claim on times that can only be made once something was counted of its arms. */
export interface CountedFirstSpec {
  readonly kind: 'counted first';
  readonly metric: Metric;
  readonly claimOf: (counts: readonly ArmCounts[]) => TimedClaim;
}

/** Makes a claim on counts over some sizes. */
export type CountedClaimOver = (sizes: readonly number[]) => CountedClaim;

/** A claim that counts decide, over sizes that are given or else chosen by counting. */
export interface CountedSpec {
  readonly kind: 'counted';
  readonly metric: Metric;
  readonly claimOver: CountedClaimOver;
  /** The size that chosen ones must reach, if the test names one. */
  readonly upTo?: number | undefined;
}

/** A claim that compares an arm with itself at another commit. */
export interface BaselineSpec extends RatioBounds {
  readonly kind: 'baseline';
  /** The commit, as the test names it; undefined if the run says which. */
  readonly ref: string | undefined;
  /** A claim over the same arm, from which its sizes are chosen if it names none. */
  readonly over: ClaimOver;
}

/** A claim on times, with everything that its collections need. */
export interface Timed extends Omit<TimedSpec, 'kind'> {
  /** The same over shifted sizes, for a second collection, if its sizes were chosen. */
  readonly shifted?: TimedClaim | undefined;
  /** The same over sizes that are a little smaller, if its sizes were chosen: the workload may fail at the shifted ones. */
  readonly smaller?: TimedClaim | undefined;
  /** Returns the sizes of a second collection that sizes such as these need, if its sizes were chosen. */
  readonly shift?: ((sizes: readonly number[]) => readonly number[]) | undefined;
  /** Whether its sizes may be smaller: they were chosen, and where its growth settles is all that it is about. */
  readonly isFree?: boolean | undefined;
  /** Whether a larger size takes no more memory than it may. @defaultValue always */
  readonly fits?: ((n: number) => boolean) | undefined;
  /** The longest call that the choice of its sizes has seen, if calls may be longer than usual. */
  readonly longest?: CallTime | undefined;
  /** What was counted for it. */
  readonly counts?: readonly ArmCounts[] | undefined;
}

/** How a claim is decided. */
export type Decision = TimedSpec | SizedSpec | CountedFirstSpec | CountedSpec | BaselineSpec;

/** A claim to decide: its words, its arms, and how it is decided. */
export type ClaimSpec = StatedClaim & {
  readonly arms: Arms;
  /** How long the claim's own rounds may measure. @defaultValue the project's */
  readonly budgetNs?: number | undefined;
  /** Whether to look for the lines that take the time. @defaultValue if it is violated, unless the test says `.not` */
  readonly where?: boolean | undefined;
} & Decision;

/** Where a claim stands: in which run of which test. */
export interface ClaimPlace extends ClaimId {
  /** The titles of the groups that its test stands in, with which the name of that begins. */
  readonly group?: string | undefined;
  /** Which time its test runs, from 1: more than 1 if `jest.retryTimes` runs it again. */
  readonly invocation: number;
}

/** A claim from the moment it is stated, however long it waits for its turn. */
export interface ClaimRun {
  readonly spec: ClaimSpec;
  readonly place: ClaimPlace;
  /** How many times its budget it may measure for. */
  readonly budgets: number;
  readonly signal: AbortSignal;
  /** The clock's reading at which its test's own time is up; undefined if it has none. */
  readonly deadline: bigint | undefined;
}

/** A claim with its place and its result, undecided ones included. */
export interface DecidedClaim extends StatedClaim, ClaimPlace, TrialResult {
  readonly kind: 'decided';
  /** The experiment that its arms stand in, if any. */
  readonly experiment?: Experiment | undefined;
  readonly wallNs: number;
}

/** The outcome of a claim in this process. */
export type ClaimOutcome =
  | DecidedClaim
  /** It is not decided in this run: its commit is not named, or its program not installed. */
  | { readonly kind: 'skipped' }
  /** This process is there for another claim, or none is measured. */
  | { readonly kind: 'passed over' };

/** Returns the outcome of a run of a claim. */
export function decidedClaim({ spec, place }: ClaimRun, result: TrialResult, wallNs: number): DecidedClaim {
  const { matcher, isNot, claimed, line, advisory, arms } = spec;
  const stated: StatedClaim = { matcher, isNot, claimed, line, advisory };
  return { kind: 'decided', ...result, ...stated, ...place, experiment: arms.experiment, wallNs };
}
