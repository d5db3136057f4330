import type { Interval, OpenInterval } from '../statistics/interval';
import type { ChangeEvidence } from './baseline/changeEvidence';
import type { Crossing } from './crossover/crossing';
import type {
  CountedConstantEvidence,
  CountedGrowthEvidence,
  CountedRatioEvidence,
  CountEvidence,
  CountsEvidence,
  Metric,
} from './counts/countEvidence';
import type { Growth } from '../model/growth';

export type * from './baseline/changeEvidence';
export type * from './counts/countEvidence';

/** The time of one call of an arm at a size: the median over the rounds. */
export interface CellTime {
  readonly arm: string;
  readonly n: number;
  readonly timeNs: Interval;
}

/** The local exponent of a step between two neighbouring sizes. */
export interface StepEvidence {
  readonly from: number;
  readonly to: number;
  readonly exponent: Interval;
}

/** The sizes of a sweep that was to be wider, and what one call takes at its top: why it is not. */
export interface NarrowSweep {
  readonly from: number;
  readonly to: number;
  readonly timeNs: number;
}

/** What a claim on scaling found. */
export interface ScalingEvidence {
  readonly kind: 'scaling';
  readonly arm: string;
  readonly growth: Growth;
  /** Whether slower growth than the claimed one counts too. */
  readonly atMost: boolean;
  /** The growth that it must be told from, where the claim names one: the margin is half the way there. */
  readonly notLike: Growth | undefined;
  /** The exponent may differ from that of the growth by so much. */
  readonly margin: number;
  /** The exponent of n in `a + b growth(n) n^e` with a fitted fixed cost a: 0 means exactly the growth. */
  readonly excess: Interval;
  /** The step between the two largest sizes, and the exponent the growth has there. */
  readonly tail: StepEvidence & { readonly claimed: number };
  /** Standard growths that these samples show to be too slow and too fast, and those that they cannot tell apart. */
  readonly tooSlow: readonly Growth[];
  readonly tooFast: readonly Growth[];
  readonly possible: readonly Growth[];
  /**
   * What these samples would have shown to be violated, where they hold: set by planting it in them and judging again.
   * The smallest excess of the exponent, and the smallest share of the time at the top in a part that grows n times as
   * fast as claimed; each undefined where not even a large one would have been seen.
   */
  readonly caught: { readonly excess: number | undefined; readonly share: number | undefined } | undefined;
  /** Set where only the range that was measured is shown to be bounded, its fixed cost hiding what lies beyond. */
  readonly inRangeOnly: boolean;
  /** Set where the sizes were chosen, and calls became too long before they were wide apart. */
  readonly narrow?: NarrowSweep | undefined;
  readonly times: readonly CellTime[];
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
  readonly caughtExponent: number | undefined;
  /** The time at each size over that at the bottom. */
  readonly changes: readonly { readonly n: number; readonly ratio: Interval }[];
  /** Set where the sizes were chosen, and calls became too long before they were wide apart. */
  readonly narrow?: NarrowSweep | undefined;
  readonly times: readonly CellTime[];
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
  readonly caughtChange: number | undefined;
  readonly times: readonly CellTime[];
}

/** What A costs more than B at a size. */
export interface Difference {
  readonly n: number;
  readonly differenceNs: Interval;
}

/** What a claim on slopes found. */
export interface SlopeEvidence {
  readonly kind: 'slope';
  readonly arm: string;
  readonly other: string;
  /** The slopes may differ by this share of the other's. */
  readonly within: number;
  /** What A - B gains for every unit that B gains: 0 where one more unit of n costs both the same. */
  readonly excess: Interval;
  /** The smallest share that these samples would have shown to be too much, where they hold. */
  readonly caughtExcess: number | undefined;
  readonly differences: readonly Difference[];
  readonly times: readonly CellTime[];
}

/** What a claim on an added cost found. */
export interface CostEvidence {
  readonly kind: 'cost';
  readonly arm: string;
  readonly over: string;
  /** What A may cost more than B at most. */
  readonly atMostNs: number;
  /** A - B at each size. */
  readonly differences: readonly Difference[];
  /** The smallest cost that these samples would have shown to be too much at the top, where they hold. */
  readonly caughtNs: number | undefined;
  readonly times: readonly CellTime[];
}

/** The ratio of two times, A / B, at a size. */
export interface SizeRatio {
  readonly n: number;
  readonly ratio: Interval;
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
  readonly caughtShare: number | undefined;
  readonly times: readonly CellTime[];
}

/** What a claim on a crossover found. */
export interface CrossoverEvidence {
  readonly kind: 'crossover';
  readonly arm: string;
  readonly other: string;
  /** The size from which on A must be faster. */
  readonly before: number;
  /** Where A becomes faster than B. */
  readonly crossing: Crossing;
  readonly ratios: readonly SizeRatio[];
  /** The smallest ratio over 1 that these samples would have shown at that size, where they hold. */
  readonly caughtRatio: number | undefined;
  readonly times: readonly CellTime[];
}

/** What a comparison found. */
export interface RatioEvidence {
  readonly kind: 'ratio';
  readonly arm: string;
  readonly other: string;
  /** The range that the ratio of the two times, A / B, must lie in at every size. */
  readonly low: number | undefined;
  readonly high: number | undefined;
  readonly ratios: readonly SizeRatio[];
  /** The smallest ratio that these samples would have shown to be beyond the range, where they hold. */
  readonly caughtRatio: number | undefined;
  readonly times: readonly CellTime[];
}

/** What a claim on the time of single calls found. */
export interface TimeBudgetEvidence {
  readonly kind: 'time budget';
  readonly arm: string;
  readonly n: number;
  readonly limitNs: number;
  /** The share of calls that must return within the limit. */
  readonly quantile: number;
  /** That quantile of the calls, between two order statistics. */
  readonly timeNs: OpenInterval;
  /** How many of the calls took longer than the limit. */
  readonly over: number;
  readonly calls: number;
  /** The smallest quantile that these samples would have shown to be over the limit, where they hold. */
  readonly caughtNs: number | undefined;
  readonly times: readonly CellTime[];
}

/** What a claim on a rate found. */
export interface ThroughputEvidence {
  readonly kind: 'throughput';
  readonly arm: string;
  readonly n: number;
  readonly perSecond: number;
  /** Calls in a second. */
  readonly found: Interval;
  /** The largest rate under the claimed one that these samples would have shown to be too low, where they hold. */
  readonly caughtPerSecond: number | undefined;
  readonly times: readonly CellTime[];
}

/** What a verdict rests on. */
export type Evidence =
  | ScalingEvidence
  | ConstantEvidence
  | OverheadEvidence
  | SlopeEvidence
  | CostEvidence
  | RatioEvidence
  | CrossoverEvidence
  | ExplanationEvidence
  | TimeBudgetEvidence
  | ThroughputEvidence
  | ChangeEvidence
  | CountEvidence
  | CountedGrowthEvidence
  | CountedConstantEvidence
  | CountedRatioEvidence
  | CountsEvidence;
