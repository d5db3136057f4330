import type { RatioBounds } from '../claims/baseline/baselineClaim';
import type { ScalingEvidence } from '../claims/scaling/evidence';
import { sinceNs, type Clock } from '../measure/clock/clock';
import type { Compared } from '../measure/where/locate';
import type { Cell } from '../model/cell';
import { isSameClaim, type ClaimId } from '../model/claimId';
import type { ArmCounts, Metric } from '../model/metric';
import type { CallTime } from '../model/obstacle';
import type { Where } from '../model/where';
import type { ClaimRun } from './claim';
import type { TrialResult } from './trial';

/**
 * Why a file is run again in fresh processes: to confirm a verdict, to count what slows a process down, to locate the
 * lines that take the time, or to compare with another commit.
 */
export type Purpose = 'confirm' | 'count' | 'locate' | 'compare';

/** One claim of a file, to be decided in a process in which nothing else is measured. */
export interface Rerun extends ClaimId {
  readonly purpose: Purpose;
  /** The claim in words: if they differ there, the test does not run the same way alone. */
  readonly claimed: string;
  /** Orders the rounds there. */
  readonly seed: number;
  /** What is to be counted there. */
  readonly metric?: Metric | undefined;
  /** The counts that it rests on, if it does. */
  readonly counts?: readonly ArmCounts[] | undefined;
  /** The sizes to measure at, if they were chosen: the process need not look for them again. */
  readonly sizes?: readonly number[] | undefined;
  /** The longest call that the choice of those has seen, if calls may be longer than usual. */
  readonly longest?: CallTime | undefined;
  /** What was found of a growth that its times left open, for the steps to decide. */
  readonly open?: ScalingEvidence | undefined;
  /** The two calls of which the lines are compared. */
  readonly compared?: Compared | undefined;
  /** The call whose lines are to be found, for a comparison with those of another commit. */
  readonly profiled?: Cell | undefined;
  /** The lines of which it is counted how often they run. */
  readonly where?: Where | undefined;
  /** The power of n by which the claim, which holds, lets time grow: a part whose steps grow faster is looked for. */
  readonly power?: number | undefined;
  /** The commit that it is compared with, and the limits of the ratio of the times. */
  readonly base?: (RatioBounds & { readonly ref: string | undefined }) | undefined;
}

/** The result of a second process. */
export type RerunResult =
  | { readonly kind: 'decided'; readonly result: TrialResult }
  /** The test did not get as far as the claim there. */
  | { readonly kind: 'failed'; readonly because: string }
  /** The run names no commit to compare with. */
  | { readonly kind: 'no base' };

/** Runs the file again for one claim. */
export type Rerunner = (rerun: Rerun, signal: AbortSignal) => Promise<RerunResult>;

/** The data of a rerun beside its claim and its purpose. */
export type RerunData = Omit<Rerun, keyof ClaimId | 'purpose' | 'claimed' | 'seed'>;

/** The distance from the seeds of a process to those of the next. */
const SEEDS_A_PROCESS = 1_000;

/** With less time left in its test, no process is started for what is of use and not needed. */
const RESERVE_NS = 3e9;

/** Whether a test has time for another process, whose answer its claim can do without. */
export function hasTimeForAnother({ deadline }: ClaimRun, { clock }: { readonly clock: Clock }): boolean {
  return deadline === undefined || -sinceNs(clock, deadline) >= RESERVE_NS;
}

/** The other processes that run the same file. */
export interface OtherProcesses {
  /** Runs the file again in a fresh process; without it everything happens in this one. */
  readonly rerunner?: Rerunner | undefined;
  /** The only claim that this process decides; it passes over all others. */
  readonly rerun?: Rerun | undefined;
}

/** Requests other processes that run the same file, and knows the request that this one serves. */
export class Processes {
  /** The claim that this process decides, if it decides a single one. */
  readonly rerun: Rerun | undefined;
  readonly #rerunner: Rerunner | undefined;
  readonly #seed: number;
  readonly #clock: Clock;
  #asked = 0;
  /** How long this process waited for others. */
  waitedNs = 0;
  /** How long others built inputs, and measured, in the claims that build some. */
  readonly inputTime = { buildingNs: 0, measuringNs: 0 };

  constructor({ rerunner, rerun }: OtherProcesses, seed: number, clock: Clock) {
    this.rerun = rerun;
    this.#rerunner = rerunner;
    this.#seed = seed;
    this.#clock = clock;
  }

  /** Whether this process decides another claim. */
  passesOver({ place, spec }: ClaimRun): boolean {
    return this.rerun !== undefined && !(isSameClaim(this.rerun, place) && this.rerun.claimed === spec.claimed);
  }

  /** Returns the result of a fresh process, or undefined if none can be started. */
  async ask(
    { spec: { claimed }, place: { test, ordinal }, signal }: ClaimRun,
    purpose: Purpose,
    data: RerunData = {},
  ): Promise<RerunResult | undefined> {
    if (this.#rerunner === undefined || this.rerun !== undefined) return undefined;
    const seed = this.#seed + SEEDS_A_PROCESS * ++this.#asked;
    const start = this.#clock.now();
    try {
      const answer = await this.#rerunner({ purpose, test, ordinal, claimed, seed, ...data }, signal);
      if (answer.kind === 'decided' && answer.result.inputTime !== undefined) {
        this.inputTime.buildingNs += answer.result.inputTime.buildingNs;
        this.inputTime.measuringNs += answer.result.inputTime.measuringNs;
      }
      return answer;
    } finally {
      this.waitedNs += sinceNs(this.#clock, start);
    }
  }
}
