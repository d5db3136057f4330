import type { Batch } from '../batch/batch';
import type { SizeRampLimits } from '../sweep/sizeRamp';
import type { PreparedArm } from './subject';
import type { Cell } from '../../model/cell';

/** A workload of another process, which is called there. */
export interface RemoteWorkload {
  /**
   * Has it made ready at a size. Sizes come in ascending order.
   *
   * @throws {WorkloadError} when the workload fails
   */
  readonly prepare: (cell: Cell, limits: SizeRampLimits) => Promise<RemoteSubject>;
}

/** One of its arms at a size, ready to be timed there. */
export interface RemoteSubject extends PreparedArm {
  /** Whether its process has ended, so that it must be made ready anew in another. @defaultValue never */
  readonly hasEnded?: (() => boolean) | undefined;
  /** Has a number of calls in a row timed, after one that is not where `warming`. */
  readonly time: (calls: number, warming: boolean) => Promise<Batch>;
}
