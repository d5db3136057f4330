import type { Crossing } from '../crossover/crossing';
import type { Growth } from '../../model/growth';

/**
 * What can be counted of a call: turns of the event loop that it takes, promises that it makes, or what it reports
 * itself under a name of its own, by returning `{ counts: { comparisons } }`.
 */
export type Metric = 'loopTurns' | 'promises' | OwnMetric;
/** The name of a count that workloads report: any string, which must not swallow the names that are known. */
export type OwnMetric = string & Record<never, never>;

/** What was counted, beside what was claimed. */
export interface CountEvidence {
  readonly kind: 'count';
  readonly arm: string;
  readonly metric: Metric;
  /** What was claimed and what each repetition counted. */
  readonly rows: readonly { readonly n: number; readonly claimed: number; readonly counted: readonly number[] }[];
}

/** What was counted at a size, in each repetition. */
export interface Count {
  readonly n: number;
  readonly counted: readonly number[];
}

/** What was counted of an arm. */
export interface ArmCounts {
  readonly arm: string;
  readonly counts: readonly Count[];
}

/** What was counted of the arms of a claim that only needs to know. */
export interface CountsEvidence {
  readonly kind: 'counts';
  readonly metric: Metric;
  readonly arms: readonly ArmCounts[];
}

/** What a comparison of counts found. */
export interface CountedRatioEvidence {
  readonly kind: 'counted ratio';
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

/** What a claim on how counts grow found. */
export interface CountedGrowthEvidence {
  readonly kind: 'counted growth';
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
