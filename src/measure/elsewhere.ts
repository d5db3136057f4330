import type { Batch } from './batch';
import type { AscentLimits } from './ascent';
import type { Prepared } from './subject';
import type { Place } from './workloadFault';

/** A workload of another process, which is called there. */
export interface WorkloadElsewhere {
  /**
   * Has it made ready at a size. Sizes come in ascending order.
   *
   * @throws {WorkloadFault} when the workload fails
   */
  readonly prepare: (place: Place, limits: AscentLimits) => Promise<SubjectElsewhere>;
}

/** One of its arms at a size, ready to be timed there. */
export interface SubjectElsewhere extends Prepared {
  /** Whether its process has ended, so that it must be made ready anew in another. @defaultValue never */
  readonly hasEnded?: (() => boolean) | undefined;
  /** Has a number of calls in a row timed, after one that is not where `warming`. */
  readonly time: (calls: number, warming: boolean) => Promise<Batch>;
}
