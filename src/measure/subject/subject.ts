import type { Cell } from '../../model/cell';
import type { Loop } from '../batch/loop';
import type { SizeRampLimits } from '../sweep/sizeRamp';
import type { Supply } from './inputs';

/** The measurement of a number of calls in a row. */
export interface Batch {
  readonly durationNs: number;
  /** Whether the kernel preempted the process meanwhile. */
  readonly preempted: boolean;
  /** How long the thread was ready to run and waited for a core; undefined if the kernel does not tell. */
  readonly waitNs: number | undefined;
}

interface PreparedArm extends Cell {
  /** Whether a call leaves its input as it was, so that another call may use it. */
  readonly reusable: boolean;
  /** The names of the counts that a call reports. */
  readonly reports: readonly string[];
}

/** An arm at a size that this process calls: its inputs supplied, known to be sync or async. */
export interface LocalSubject extends PreparedArm {
  readonly kind: 'local';
  readonly run: (input: unknown, n: number) => unknown;
  readonly supply: Supply;
  readonly async: boolean;
  readonly loop: Loop;
}

/** An arm at a size that another process calls and times. */
export interface RemoteSubject extends PreparedArm {
  readonly kind: 'remote';
  /** Whether its process has ended, so that another one must prepare the arm again. @defaultValue never */
  readonly hasEnded?: (() => boolean) | undefined;
  /** Times a number of calls in a row, after one that is not timed if `warming`. */
  readonly time: (calls: number, warming: boolean) => Promise<Batch>;
}

/** An arm at a size, ready to be timed. */
export type Subject = LocalSubject | RemoteSubject;

/** A workload that another process prepares, calls and times. */
export interface RemoteWorkload {
  readonly kind: 'remote';
  /**
   * Prepares the workload at a size. Sizes come in ascending order.
   *
   * @throws {WorkloadError} when the workload fails
   */
  readonly prepare: (cell: Cell, limits: SizeRampLimits) => Promise<RemoteSubject>;
}
