import type { CellTime } from '../../model/cell';
import type { SizeRatio } from '../shared/evidence';
import type { Pair } from '../shared/pair';

/** What is claimed of the ratio of two times. */
export interface ComparisonOptions extends Pair {
  /** The ratio of the times, A / B, must be at least this at every size. */
  readonly low?: number;
  /** The ratio of the times, A / B, must be at most this at every size. */
  readonly high?: number;
}

/** What a comparison found. */
export interface ComparisonEvidence {
  readonly kind: 'comparison';
  readonly arm: string;
  readonly other: string;
  /** The range that the ratio of the two times, A / B, must lie in at every size. */
  readonly low: number | undefined;
  readonly high: number | undefined;
  readonly ratios: readonly SizeRatio[];
  /** The smallest ratio that these samples would have shown to be beyond the range, where they hold. */
  readonly detectableRatio: number | undefined;
  readonly times: readonly CellTime[];
}
