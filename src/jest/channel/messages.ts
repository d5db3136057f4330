import type { Cell, WorkloadPart } from '../../model/cell';
import type { DecidedClaim, MeasuredClaim } from '../../report/terminal/liveText';
import type { OfferedClaim, WorkloadServer } from '../../trial/baseline/workloadServer';
import type { Rerun, RerunResult } from '../../trial/processes';

/** A message of any kind. */
export interface Message {
  readonly kind: string;
}

/** A workload is about to run: the last message of a process that hangs. */
export interface RunningWorkload {
  readonly kind: 'running';
  readonly test: string;
  readonly claim: string;
  readonly cell: Cell;
  /** Whether a call is made, or an input built. */
  readonly part: WorkloadPart;
  /** The size before and about how long a call took there, if the same arm has just returned from it. */
  readonly before: { readonly n: number; readonly timeNs: number } | undefined;
}

/** A figure of a claim that the runner may show while files run. */
export type LiveMessage =
  | { readonly kind: 'measured'; readonly claim: MeasuredClaim }
  | { readonly kind: 'decided'; readonly claim: DecidedClaim };

/** A message from a child to the runner. */
export type ChildMessage =
  /** The first message: which of the expected children this is. */
  | { readonly kind: 'hello'; readonly id: string; readonly pid: number; readonly file: string }
  | RunningWorkload
  /** No workload runs any more. */
  | { readonly kind: 'idle' }
  | LiveMessage
  | { readonly kind: 'rerun'; readonly rerun: Rerun }
  /** The full names of the tests of the file, in their order. */
  | { readonly kind: 'tests'; readonly names: readonly string[] }
  /** A claim waits, and the runner may order its workloads to be measured. */
  | { readonly kind: 'offer'; readonly claim: OfferedClaim };

/** A message from the runner to a child: the call of a method of its workload server. */
export type RunnerMessage = {
  readonly [Name in keyof WorkloadServer]: {
    readonly kind: 'order';
    readonly order: Name;
    readonly args: Parameters<WorkloadServer[Name]>;
  };
}[keyof WorkloadServer];

/** The answer to each kind of message that has one. */
export interface Answers {
  readonly hello: void;
  /** Comes once the figure is shown, so that nothing is drawn during a measurement. */
  readonly measured: void;
  readonly decided: void;
  readonly rerun: RerunResult;
  /** Comes once the runner no longer needs the claim. */
  readonly offer: void;
  /** The result of the method that was called. */
  readonly order: unknown;
}
