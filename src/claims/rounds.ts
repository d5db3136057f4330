import type { RecordedRound } from './samples';

/** Returns how long the batches of a round lasted together. */
export function lengthNs({ durationsNs }: RecordedRound): number {
  return durationsNs.reduce((sum, durationNs) => sum + durationNs, 0);
}

/** Returns the times per call of a round, one a cell. */
export function timesOf({ durationsNs }: RecordedRound, calls: readonly number[]): number[] {
  return durationsNs.map((durationNs, i) => durationNs / calls[i]!);
}
