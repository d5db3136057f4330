import type { ProgramFailure } from '../program/failure';

/** Where a workload was when it failed. */
export interface Place {
  readonly arm: string;
  readonly n: number;
}

/** Something a workload did that forbids to measure it. */
export type WorkloadProblem =
  /** `run` or `input` threw, or rejected. */
  | { readonly kind: 'threw'; readonly during: 'run' | 'input'; readonly error: unknown }
  /** `run` returned a promise in one call and a plain value in another. */
  | { readonly kind: 'sometimes async' }
  /** A call of `run` changed its input, which other calls get too. */
  | { readonly kind: 'changed its input' }
  /** A call returned no whole number under `counts` by the name that is asked for, but those `offered`. */
  | { readonly kind: 'no such count'; readonly metric: string; readonly offered: readonly string[] }
  /** The workload is async, and async code of a module of its project was compiled to something slower. */
  | { readonly kind: 'down-levelled'; readonly module: string }
  /**
   * A call took too long, or would: `limitNs` is what one may take, `affordableNs` what leaves time for enough of them.
   * `timeNs` is undefined where it was not made, and Infinity where it was given up; `before` are the last sizes that
   * returned in time, two at most, the larger one last.
   */
  | {
      readonly kind: 'too long';
      readonly timeNs: number | undefined;
      readonly limitNs: number;
      readonly affordableNs: number;
      readonly before: readonly { readonly n: number; readonly timeNs: number }[];
    }
  /** The workload is a program, and could not be had or did not do what it was asked for. */
  | { readonly kind: 'program'; readonly program: string; readonly failure: ProgramFailure }
  /** A promise that `run` or `input` returned did not settle within the limit. */
  | { readonly kind: 'never settled'; readonly during: 'run' | 'input'; readonly limitNs: number };

/** Thrown by the measuring where a workload cannot be measured, with the size at which that was found. */
export class WorkloadError extends Error {
  readonly cell: Place;
  readonly problem: WorkloadProblem;

  constructor(place: Place, fault: WorkloadProblem) {
    super(`${place.arm} at n = ${String(place.n)}: ${fault.kind}`, {
      cause: fault.kind === 'threw' ? fault.error : undefined,
    });
    this.name = 'WorkloadError';
    this.cell = place;
    this.problem = fault;
  }
}
