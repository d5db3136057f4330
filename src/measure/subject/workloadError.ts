import type { Cell, WorkloadPart } from '../../model/cell';
import type { CallTime } from '../../model/obstacle';
import type { ProgramFailure } from '../program/failure';

/** Why a workload cannot be measured. */
export type WorkloadProblem =
  /** `run` or `input` threw, or rejected. */
  | { readonly kind: 'threw'; readonly during: WorkloadPart; readonly error: unknown }
  /** `run` returned a promise in one call and a plain value in another. */
  | { readonly kind: 'sometimes async' }
  /** A call of `run` changed its input, which later calls use too. */
  | { readonly kind: 'changed its input' }
  /** A call returned no whole number of that name under `counts`, but the `offered` ones. */
  | { readonly kind: 'no such count'; readonly metric: string; readonly offered: readonly string[] }
  /** The workload is async, and a compiler turned the async code of `module` into something slower. */
  | { readonly kind: 'down-levelled'; readonly module: string }
  /**
   * A call took longer than `limitNs`, or too long to be repeated often enough (`affordableNs`), or it would.
   * `timeNs` is undefined if the call was not made, and Infinity if it was given up.
   * `before` has the last sizes that returned in time, two at most, the larger one last.
   */
  | {
      readonly kind: 'too long';
      readonly timeNs: number | undefined;
      readonly limitNs: number;
      readonly affordableNs: number;
      readonly before: readonly CallTime[];
    }
  /** An input took longer to build than a call may take. */
  | { readonly kind: 'slow input'; readonly timeNs: number; readonly limitNs: number }
  /** A size takes too much memory, or would: most of it for its inputs, or for a call. */
  | { readonly kind: 'too large'; readonly part: WorkloadPart; readonly bytes: number; readonly limitBytes: number }
  /** The workload is a program that could not be started or failed. */
  | { readonly kind: 'program'; readonly program: string; readonly failure: ProgramFailure }
  /** A promise that `run` or `input` returned did not settle within the limit. */
  | { readonly kind: 'never settled'; readonly during: WorkloadPart; readonly limitNs: number };

/** The error that measuring throws if a workload cannot be measured, with the arm and the size. */
export class WorkloadError extends Error {
  readonly cell: Cell;
  readonly problem: WorkloadProblem;

  constructor(cell: Cell, problem: WorkloadProblem) {
    super(`${cell.arm} at n = ${String(cell.n)}: ${problem.kind}`, {
      cause: problem.kind === 'threw' ? problem.error : undefined,
    });
    this.name = 'WorkloadError';
    this.cell = cell;
    this.problem = problem;
  }
}
