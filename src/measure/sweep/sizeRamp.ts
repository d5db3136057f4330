import { WorkloadError } from '../subject/workloadError';
import type { Cell } from '../../model/cell';
import type { CallTime } from '../../model/obstacle';

/** The limits of the time of a call. */
export interface SizeRampLimits {
  /** A call must not take longer than this. */
  readonly limitNs: number;
  /** A call that takes longer than this cannot be repeated often enough to decide anything. */
  readonly affordableNs: number;
}

/** Shorter calls predict nothing: a spike could look like any growth. */
const PREDICTIVE_NS = 1e6;
/** If time grows faster than this power of n from one size to the next, the growth counts as exponential. */
const STEEPEST_POWER = 6;
/** A size is too large after this many calls that are too long: the first may have loaded something. */
const TOO_LONG_CALLS = 2;

/**
 * The first calls of an arm, size by size from the smallest. The ramp ends before a call that would take too long, so
 * that explosive code is found at a size at which it still returns.
 */
export class SizeRamp {
  readonly #arm: string;
  readonly limits: SizeRampLimits;
  readonly #steps: CallTime[] = [];
  readonly #returnedAt: number;
  #tooLongCalls = 0;

  /** @param returnedAt - a size at which calls have returned in time: nothing is predicted up to it. @defaultValue none */
  constructor(arm: string, limits: SizeRampLimits, returnedAt = 0) {
    this.#arm = arm;
    this.limits = limits;
    this.#returnedAt = returnedAt;
  }

  /**
   * Begins with the next larger size.
   *
   * @throws {WorkloadError} when the smaller sizes predict that a call would exceed the limit
   */
  begin(n: number): void {
    this.#tooLongCalls = 0;
    if (n > this.#returnedAt && predictedNs(this.#steps, n) > this.limits.limitNs)
      throw this.#tooLongError(n, undefined);
    this.#steps.push({ n, timeNs: Infinity });
  }

  /**
   * Records the time of one more call of the size.
   *
   * @throws {WorkloadError} when calls of this size take too long
   */
  record(timeNs: number): void {
    const { n, timeNs: shortestNs } = this.#steps.pop()!;
    this.#tooLongCalls += timeNs > this.limits.affordableNs ? 1 : 0;
    if (timeNs > this.limits.limitNs || this.#tooLongCalls === TOO_LONG_CALLS) {
      throw this.#tooLongError(n, Math.min(timeNs, shortestNs));
    }
    this.#steps.push({ n, timeNs: Math.min(timeNs, shortestNs) });
  }

  /**
   * Returns the reason of a failed call. A call that was given up took too long if the size before took long already.
   * If not, it forgot to settle its promise, and its own error is returned.
   */
  explain(error: unknown): unknown {
    const before = this.#steps.at(-2);
    if (!isGivenUp(error) || before === undefined || before.timeNs < PREDICTIVE_NS) return error;
    const { n } = this.#steps.pop()!;
    // The process of a program was ended. A call in this process goes on in the background.
    return this.#tooLongError(n, error.problem.kind === 'program' ? undefined : Infinity);
  }

  #tooLongError(n: number, timeNs: number | undefined): WorkloadError {
    const cell: Cell = { arm: this.#arm, n };
    return new WorkloadError(cell, { kind: 'too long', timeNs, ...this.limits, before: this.#steps.slice(-2) });
  }
}

/** Whether an error means that a call did not return within the limit. */
function isGivenUp(error: unknown): error is WorkloadError {
  if (!(error instanceof WorkloadError)) return false;
  const { problem } = error;
  if (problem.kind === 'program') return problem.failure.kind === 'hung' && problem.failure.doing === 'calling';
  return problem.kind === 'never settled' && problem.during === 'run';
}

/** Returns the least time of a call of a size that the two sizes before it predict; 0 if they predict none. */
function predictedNs(steps: readonly CallTime[], n: number): number {
  const [before, last] = steps.slice(-2);
  if (before === undefined || last === undefined || last.timeNs < PREDICTIVE_NS) return 0;
  const growth = Math.log(last.timeNs / before.timeNs);
  const power = growth / Math.log(last.n / before.n);
  if (power <= STEEPEST_POWER) return last.timeNs * (n / last.n) ** power;
  return last.timeNs * Math.exp((growth / (last.n - before.n)) * (n - last.n));
}
