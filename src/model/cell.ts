import type { Interval } from './interval';

/** One thing that is measured: an arm at a size. */
export interface Cell {
  readonly arm: string;
  readonly n: number;
}

/** The time of one call of an arm at a size: the median over the rounds. */
export interface CellTime extends Cell {
  readonly timeNs: Interval;
}

/**
 * What one sample times, if not as many calls as can be timed well: a single call, or a stretch of calls that lasts some
 * milliseconds, so that what they leave behind falls into it too.
 */
export type BatchKind = 'single call' | 'stretch';

/** Returns the key of a cell in a map. */
export function cellKey(arm: string, n: number): string {
  return `${arm} ${String(n)}`;
}
