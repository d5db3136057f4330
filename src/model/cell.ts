import * as v from 'valibot';
import { Interval } from './interval';
import { positive, type Stored } from './stored';

export const Cell = v.object({ arm: v.string(), n: positive });
/** One thing that is measured: an arm at a size. */
export type Cell = Stored<typeof Cell>;

export const CellTime = v.object({ ...Cell.entries, timeNs: Interval });
/** The time of one call of an arm at a size: the median over the rounds. */
export type CellTime = Stored<typeof CellTime>;

export const BatchKind = v.picklist(['single call', 'stretch']);
/**
 * What one sample times, if not as many calls as can be timed well: a single call, or a stretch of calls that lasts some
 * milliseconds, so that what they leave behind falls into it too.
 */
export type BatchKind = Stored<typeof BatchKind>;
