import type { CellTime } from '../../model/cell';
import type { Interval } from '../../model/interval';
import type { Metric } from '../../model/metric';

/** What is claimed of the times of some arms and of what is counted of them. */
export interface ExplanationOptions {
  readonly metric: Metric;
  /** Each arm with its count at every size. */
  readonly arms: readonly { readonly arm: string; readonly counts: readonly number[] }[];
  readonly sizes: readonly number[];
  /** The time may differ by this share from what the price makes of the count: 0.1 is 10 %. */
  readonly within: number;
}

/** What the price of what is counted leaves of the time of an arm at a size. */
export interface Residual {
  readonly arm: string;
  readonly n: number;
  readonly counted: number;
  /** The time over what the price and the fixed cost make of the count, less 1: 0.1 where it takes a tenth longer. */
  readonly residual: Interval;
}

/** What a claim that counts explain times found. */
export interface ExplanationEvidence {
  readonly kind: 'explanation';
  readonly metric: Metric;
  /** The time of each arm may differ by this share from what its counts make it. */
  readonly within: number;
  /** What one more of what is counted costs, the same in every arm. */
  readonly priceNs: Interval;
  /** What a call costs beside, the same in every arm. */
  readonly fixedNs: Interval;
  readonly residuals: readonly Residual[];
  /** The smallest share by which one arm could differ and be caught, where they hold. */
  readonly detectableShare: number | undefined;
  readonly times: readonly CellTime[];
}
