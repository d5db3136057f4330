/**
 * What can be counted of a call: turns of the event loop that it takes, promises that it makes, or what it reports
 * itself under a name of its own, by returning `{ counts: { comparisons } }`.
 */
export type Metric = 'loopTurns' | 'promises' | OwnMetric;

/** The name of a count that workloads report: any string, without hiding the names that are known. */
export type OwnMetric = string & Record<never, never>;

/** What each repetition counted at a size. */
export interface Count {
  readonly n: number;
  readonly counted: readonly number[];
}

/** What was counted of an arm. */
export interface ArmCounts {
  readonly arm: string;
  readonly counts: readonly Count[];
}
