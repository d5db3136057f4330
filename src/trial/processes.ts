import type { RatioBounds } from '../claims/baseline/baselineClaim';
import { sinceNs, type Clock } from '../measure/clock/clock';
import { isSameClaim, type ClaimId } from '../model/claimId';
import type { ArmCounts } from '../model/metric';
import type { ClaimRun } from './claim';
import type { TrialResult } from './trial';

/**
 * Why a file is run again in fresh processes: to confirm a verdict, to count what only hooks can, or to compare with
 * another commit.
 */
export type Purpose = 'confirm' | 'count' | 'compare';

/** One claim of a file, to be decided in a process in which nothing else is measured. */
export interface Rerun extends ClaimId {
  readonly purpose: Purpose;
  /** What it says: if another claim stands in its place, the test does not run the same way alone. */
  readonly claimed: string;
  /** Orders the rounds there. */
  readonly seed: number;
  /** What was counted for it already, if it rests on counts. */
  readonly counts?: readonly ArmCounts[] | undefined;
  /** The commit that it is compared with, and the limits of the ratio of the times. */
  readonly base?: (RatioBounds & { readonly ref: string | undefined }) | undefined;
}

/** What a second process came to. */
export type RerunResult =
  | { readonly kind: 'decided'; readonly result: TrialResult }
  /** The test did not get as far as the claim there. */
  | { readonly kind: 'failed'; readonly because: string }
  /** A comparison with a commit that nobody named. */
  | { readonly kind: 'no base' };

/** Runs the file again for one claim. */
export type Rerunner = (rerun: Rerun, signal: AbortSignal) => Promise<RerunResult>;

/** Seeds of the collections of a process come one after another; those of another process are this far away. */
const SEEDS_A_PROCESS = 1_000;

/** What a process knows of others that run the same file. */
export interface OtherProcesses {
  /** Runs the file again in a fresh process; without it everything happens in this one. */
  readonly rerunner?: Rerunner | undefined;
  /** The one claim that this process is there for; all others are passed over. */
  readonly rerun?: Rerun | undefined;
}

/** The processes that run the same file: what this one asks of others, or is asked for. */
export class Processes {
  /** What this process is there for, if it is for one claim only. */
  readonly rerun: Rerun | undefined;
  readonly #rerunner: Rerunner | undefined;
  readonly #seed: number;
  readonly #clock: Clock;
  #asked = 0;
  #waitedNs = 0;

  constructor({ rerunner, rerun }: OtherProcesses, seed: number, clock: Clock) {
    this.rerun = rerun;
    this.#rerunner = rerunner;
    this.#seed = seed;
    this.#clock = clock;
  }

  /** How long other processes were waited for. */
  get waitedNs(): number {
    return this.#waitedNs;
  }

  /** Whether this process is there for another claim than this one. */
  passesOver({ place, spec }: ClaimRun): boolean {
    return this.rerun !== undefined && !(isSameClaim(this.rerun, place) && this.rerun.claimed === spec.claimed);
  }

  /** Has a fresh process decide a claim, or returns undefined if nobody can start one. */
  async ask(
    { spec: { claimed }, place: { test, ordinal }, signal }: ClaimRun,
    purpose: Purpose,
    given: Pick<Rerun, 'counts' | 'base'> = {},
  ): Promise<RerunResult | undefined> {
    if (this.#rerunner === undefined || this.rerun !== undefined) return undefined;
    const seed = this.#seed + SEEDS_A_PROCESS * ++this.#asked;
    const start = this.#clock.now();
    try {
      return await this.#rerunner({ purpose, test, ordinal, claimed, seed, ...given }, signal);
    } finally {
      this.#waitedNs += sinceNs(this.#clock, start);
    }
  }
}
