import type { Growth } from '../../model/growth';
import type { ArmCounts, Count, Metric } from '../../model/metric';
import type { Crossing } from '../crossover/crossing';

/** What was counted, beside what was claimed. */
export interface ExactCountEvidence {
  readonly kind: 'exact count';
  readonly arm: string;
  readonly metric: Metric;
  /** What was claimed and what each repetition counted. */
  readonly rows: readonly { readonly n: number; readonly claimed: number; readonly counted: readonly number[] }[];
}

/** What a claim on how counts grow found. */
export interface CountedScalingEvidence {
  readonly kind: 'counted scaling';
  readonly arm: string;
  readonly metric: Metric;
  readonly growth: Growth;
  readonly atMost: boolean;
  readonly notLike: Growth | undefined;
  readonly margin: number;
  /** The exponent of n in `a + b growth(n) n^e` with a fitted fixed part a: 0 means exactly the growth. */
  readonly excess: number;
  readonly tooSlow: readonly Growth[];
  readonly tooFast: readonly Growth[];
  readonly possible: readonly Growth[];
  readonly rows: readonly Count[];
}

/** What a claim on counts that do not grow found. */
export interface CountedConstantEvidence {
  readonly kind: 'counted constant';
  readonly arm: string;
  readonly metric: Metric;
  /** The largest factor by which a count may differ from that at the smallest size. */
  readonly factor: number;
  readonly rows: readonly Count[];
}

/** What a comparison of counts found. */
export interface CountedComparisonEvidence {
  readonly kind: 'counted comparison';
  readonly metric: Metric;
  /** The range that the ratio of the two counts, A / B, must lie in. */
  readonly low: number | undefined;
  readonly high: number | undefined;
  /** The size from which on it must, where not at every size. */
  readonly before: number | undefined;
  /** Where A begins to count less than B, where that is asked. */
  readonly crossing: Crossing | undefined;
  /** A, then B. */
  readonly arms: readonly ArmCounts[];
}

/** What was counted of the arms of a claim that only needs to know. */
export interface SteadyCountsEvidence {
  readonly kind: 'steady counts';
  readonly metric: Metric;
  readonly arms: readonly ArmCounts[];
}
