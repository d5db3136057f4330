import { WorkloadError } from '../subject/workloadError';
import type { Cell } from '../../model/cell';
import type { CallTime } from '../../model/obstacle';

/** How long calls may take. */
export interface SizeRampLimits {
  /** A call must not take longer than this. */
  readonly limitNs: number;
  /** A call that takes longer than this cannot be repeated often enough to decide anything. */
  readonly affordableNs: number;
}

/** Calls shorter than this foretell nothing: a spike could make any growth of them. */
const TELLING_NS = 1e6;
/** Time that grows faster than this power of n from one size to the next is taken to grow exponentially. */
const STEEPEST_POWER = 6;
/** So many calls of a size must be too long: the first may have had something to load. */
const TOO_LONG_TWICE = 2;

/**
 * The first calls of an arm, one size after the other, the smallest first: it ends before a call that would take too
 * long, so that code that explodes is found out at a size at which it still returns.
 */
export class SizeRamp {
  readonly #arm: string;
  readonly limits: SizeRampLimits;
  readonly #steps: CallTime[] = [];
  #tooLong = 0;

  constructor(arm: string, limits: SizeRampLimits) {
    this.#arm = arm;
    this.limits = limits;
  }

  /**
   * Begins with the next larger size.
   *
   * @throws {WorkloadError} when the sizes before foretell that a call would exceed the limit
   */
  begin(n: number): void {
    this.#tooLong = 0;
    if (predictedNs(this.#steps, n) > this.limits.limitNs) throw this.#fault(n, undefined);
    this.#steps.push({ n, timeNs: Infinity });
  }

  /**
   * Takes the time of one more call of the size.
   *
   * @throws {WorkloadError} when calls of this size take too long
   */
  record(timeNs: number): void {
    const { n, timeNs: shortestNs } = this.#steps.pop()!;
    this.#tooLong += timeNs > this.limits.affordableNs ? 1 : 0;
    if (timeNs > this.limits.limitNs || this.#tooLong === TOO_LONG_TWICE) {
      throw this.#fault(n, Math.min(timeNs, shortestNs));
    }
    this.#steps.push({ n, timeNs: Math.min(timeNs, shortestNs) });
  }

  /**
   * Returns what an error of a call amounts to. One that was given up took too long where the size before took long
   * already; else its promise was forgotten.
   */
  explain(error: unknown): unknown {
    const before = this.#steps.at(-2);
    if (!isGivenUp(error) || before === undefined || before.timeNs < TELLING_NS) return error;
    const { n } = this.#steps.pop()!;
    // A program was ended; what runs in this process goes on in the background.
    return this.#fault(n, error.problem.kind === 'program' ? undefined : Infinity);
  }

  #fault(n: number, timeNs: number | undefined): WorkloadError {
    const cell: Cell = { arm: this.#arm, n };
    return new WorkloadError(cell, { kind: 'too long', timeNs, ...this.limits, before: this.#steps.slice(-2) });
  }
}

/** Whether an error says that a call was waited for as long as one may take. */
function isGivenUp(error: unknown): error is WorkloadError {
  if (!(error instanceof WorkloadError)) return false;
  const { problem } = error;
  if (problem.kind === 'program') return problem.failure.kind === 'hung' && problem.failure.doing === 'calling';
  return problem.kind === 'never settled' && problem.during === 'run';
}

/** How long a call of a size will take at least, as the two sizes before it foretell; 0 where they do not. */
function predictedNs(steps: readonly CallTime[], n: number): number {
  const [before, last] = steps.slice(-2);
  if (before === undefined || last === undefined || last.timeNs < TELLING_NS) return 0;
  const growth = Math.log(last.timeNs / before.timeNs);
  const power = growth / Math.log(last.n / before.n);
  if (power <= STEEPEST_POWER) return last.timeNs * (n / last.n) ** power;
  return last.timeNs * Math.exp((growth / (last.n - before.n)) * (n - last.n));
}
