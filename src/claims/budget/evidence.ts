import type { CellTime } from '../../model/cell';
import type { Interval, OpenInterval } from '../../model/interval';

/** What is claimed of the time of single calls. */
export interface TimeBudgetOptions {
  readonly arm: string;
  readonly n: number;
  readonly limitNs: number;
  /** The share of calls that return within it, between 0 and 1. */
  readonly quantile: number;
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
  readonly detectableNs: number | undefined;
  readonly times: readonly CellTime[];
}

/** What is claimed of how many calls there are in a second. */
export interface ThroughputOptions {
  readonly arm: string;
  readonly n: number;
  readonly perSecond: number;
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
  readonly detectablePerSecond: number | undefined;
  readonly times: readonly CellTime[];
}
