import * as v from 'valibot';
import { positive, type Stored } from './stored';

/** The name of a count that workloads report: any string, without hiding the names that are known. */
export type OwnMetric = string & Record<never, never>;

/**
 * A count of a call: steps that its code takes, turns of the event loop that it takes, promises that it makes, or a count
 * that it reports under a name of its own, by returning `{ counts: { comparisons } }`.
 */
export type Metric = 'steps' | 'loopTurns' | 'promises' | OwnMetric;
export const Metric: v.GenericSchema<Metric> = v.string();

export const Count = v.object({ n: positive, counted: v.array(v.number()) });
/** The counts of the repetitions at a size. */
export type Count = Stored<typeof Count>;

export const ArmCounts = v.object({ arm: v.string(), counts: v.array(Count) });
/** The counts of an arm. */
export type ArmCounts = Stored<typeof ArmCounts>;
