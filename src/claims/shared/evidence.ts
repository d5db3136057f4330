import type { Interval } from '../../model/interval';

/** The ratio of two times, A / B, at a size. */
export interface SizeRatio {
  readonly n: number;
  readonly ratio: Interval;
}

/** What A costs more than B at a size. */
export interface Difference {
  readonly n: number;
  readonly differenceNs: Interval;
}

/** The sizes of a sweep that was to be wider, and what one call takes at its top: why it is not. */
export interface NarrowSweep {
  readonly from: number;
  readonly to: number;
  readonly timeNs: number;
}
