import type { CellTime } from '../../model/cell';
import type { Difference } from '../shared/evidence';
import type { Pair } from '../shared/pair';

/** What is claimed of what A costs more than B. */
export interface AddedCostOptions extends Pair {
  /** A - B is at most this at every size, in nanoseconds a call. */
  readonly atMostNs: number;
}

/** What a claim on an added cost found. */
export interface AddedCostEvidence {
  readonly kind: 'added cost';
  readonly arm: string;
  readonly over: string;
  /** What A may cost more than B at most. */
  readonly atMostNs: number;
  /** A - B at each size. */
  readonly differences: readonly Difference[];
  /** The smallest cost that these samples would have shown to be too much at the top, where they hold. */
  readonly detectableNs: number | undefined;
  readonly times: readonly CellTime[];
}
