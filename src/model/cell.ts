import * as v from 'valibot';
import { Interval } from './interval';
import { positive, type Stored } from './stored';

export const Cell = v.object({ arm: v.string(), n: positive });
/** An arm at a size: one of the things that a round measures. */
export type Cell = Stored<typeof Cell>;

export const CellTime = v.object({ ...Cell.entries, timeNs: Interval });
/** The time of one call of an arm at a size: the median over the rounds. */
export type CellTime = Stored<typeof CellTime>;

export const WorkloadPart = v.picklist(['run', 'input']);
/** A function of a workload: the one that is measured, or the one that builds its inputs. */
export type WorkloadPart = Stored<typeof WorkloadPart>;

export const BatchKind = v.picklist(['single call', 'stretch', 'own length']);
/**
 * The calls of one sample, if not as many as can be timed well, as long in every cell: a single call, a stretch of some
 * milliseconds, which includes pauses that the calls cause, or in each cell a batch as long as its own calls need.
 */
export type BatchKind = Stored<typeof BatchKind>;
