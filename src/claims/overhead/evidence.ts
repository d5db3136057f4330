import type { CellTime } from '../../model/cell';
import type { Interval } from '../../model/interval';
import type { Difference } from '../shared/evidence';
import type { Pair } from '../shared/pair';

/** What is claimed of an overhead. */
export interface OverheadOptions extends Pair {
  /** The overhead may change by this factor from the smallest size to any other, over 1. */
  readonly factor: number;
}

/** What a claim on an overhead found. */
export interface OverheadEvidence {
  readonly kind: 'overhead';
  readonly arm: string;
  readonly over: string;
  /** The largest factor by which the overhead may change. */
  readonly factor: number;
  /** A - B at each size. */
  readonly differences: readonly Difference[];
  /** The overhead at the top of the sweep over that at its bottom. */
  readonly change: Interval;
  /** What one more unit of n costs in B. */
  readonly unitNs: Interval;
  /** The overhead in those units, over all sizes. */
  readonly units: Interval;
  /** The smallest factor of growth that these samples would have shown at the top, where they hold. */
  readonly detectableChange: number | undefined;
  readonly times: readonly CellTime[];
}
