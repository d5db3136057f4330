import type { CellTime } from '../../model/cell';
import type { Interval } from '../../model/interval';
import type { NarrowSweep } from '../shared/evidence';

/** What is claimed of a time that does not grow. */
export interface ConstantOptions {
  readonly arm: string;
  /** Positive integers, ascending, at least two. */
  readonly sizes: readonly number[];
  /** The time at every size may differ by this factor from that at the bottom of the sweep, either way; over 1. */
  readonly factor: number;
}

/** What a claim on a time that does not grow found. */
export interface ConstantEvidence {
  readonly kind: 'constant';
  readonly arm: string;
  /** The largest factor by which the time may differ from that at the bottom. */
  readonly factor: number;
  /** The sizes whose geometric mean is the bottom. */
  readonly bottom: readonly number[];
  /** The smallest power of n that these samples would have shown to grow, where they hold. */
  readonly detectableExponent: number | undefined;
  /** The time at each size over that at the bottom. */
  readonly changes: readonly { readonly n: number; readonly ratio: Interval }[];
  /** Set where the sizes were chosen, and calls became too long before they were wide apart. */
  readonly narrow?: NarrowSweep | undefined;
  readonly times: readonly CellTime[];
}
