import type { ArmCounts } from '../model/metric';
import { sinceNs, type Clock } from '../measure/clock/clock';
import type { Purpose, Rerun, Rerunner, RerunResult } from './rerun';
import type { Turn } from './turn';

/** What a process knows of others that run the same file. */
export interface RerunHost {
  /** Runs the file again in a process of its own; without it everything happens in this one. */
  readonly rerunner?: Rerunner | undefined;
  /** The one claim that this process is there for; all others are passed over. */
  readonly rerun?: Rerun | undefined;
}

/** Seeds of the collections of a process come one after another; those of another process are this far away. */
const SEEDS_A_PROCESS = 1_000;

/** The part of a perf file that is done by several processes: what this one asks of others, or is asked for. */
export class Reruns {
  readonly #host: RerunHost;
  readonly #seed: number;
  readonly #clock: Clock;
  #asked = 0;
  #waitedNs = 0;

  constructor(host: RerunHost, seed: number, clock: Clock) {
    this.#host = host;
    this.#seed = seed;
    this.#clock = clock;
  }

  /** Whether this process is there for one claim only. */
  get isRerun(): boolean {
    return this.#host.rerun !== undefined;
  }

  /** What this process is there for, where it is for one claim only. */
  get purpose(): Purpose | undefined {
    return this.#host.rerun?.purpose;
  }

  /** What was counted for the one claim that this process is there for. */
  get counts(): readonly ArmCounts[] | undefined {
    return this.#host.rerun?.counts;
  }

  /** How long other processes were waited for. */
  get waitedNs(): number {
    return this.#waitedNs;
  }

  /** Whether this process is there for another claim than this one. */
  passesOver({ test, ordinal, question }: Turn): boolean {
    const { rerun } = this.#host;
    if (rerun === undefined) return false;
    return rerun.test !== test || rerun.ordinal !== ordinal || rerun.claimed !== question.claimed;
  }

  /** Has the claim decided by a process of its own, or returns undefined where there is nobody to start one. */
  async ask(
    { question, test, ordinal, signal }: Turn,
    purpose: Purpose,
    given: Pick<Rerun, 'counts' | 'base'> = {},
  ): Promise<RerunResult | undefined> {
    const { rerunner } = this.#host;
    if (rerunner === undefined || this.isRerun) return undefined;
    const seed = this.#seed + SEEDS_A_PROCESS * ++this.#asked;
    const start = this.#clock.now();
    try {
      return await rerunner({ purpose, test, ordinal, claimed: question.claimed, seed, ...given }, signal);
    } finally {
      this.#waitedNs += sinceNs(this.#clock, start);
    }
  }
}
