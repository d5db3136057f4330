import type { Cell } from '../model/cell';
import type { Busyness, MeasuringEnd } from '../model/obstacle';
import type { Statement } from './kinds';

/** One round as it was measured: a batch of every cell. */
export interface RecordedRound {
  /** The cells, by their places in the claim, in the order in which their batches were taken. */
  readonly order: readonly number[];
  /** How long the batch of each cell lasted, in the order of the claim's cells. */
  readonly durationsNs: readonly number[];
  /** How long a batch of the control arm lasted, the same work in every round: how fast the machine was. */
  readonly controlNs?: number | undefined;
  /** The cells of which the kernel preempted a batch, so that it was taken again where that was of use. */
  readonly preempted?: readonly number[] | undefined;
}

/** One collection of a claim with everything its verdict rests on. */
export interface CollectionRecord {
  readonly statement: Statement;
  /** The arms and sizes that were measured, in the order of the durations. */
  readonly cells: readonly Cell[];
  /** What the orders were drawn with; those of all arms of an experiment together. */
  readonly seed: number;
  /** How many calls a batch of each cell made. */
  readonly calls: readonly number[];
  readonly rounds: readonly RecordedRound[];
  readonly busyness: Busyness;
  /** What ended it before its judge decided. */
  readonly endedBy?: MeasuringEnd | undefined;
  readonly wallNs: number;
}

/** Returns how long the batches of a round lasted together. */
export function lengthNs({ durationsNs }: RecordedRound): number {
  return durationsNs.reduce((sum, durationNs) => sum + durationNs, 0);
}

/** Returns the times per call of a round, one a cell. */
export function timesOf({ durationsNs }: RecordedRound, calls: readonly number[]): number[] {
  return durationsNs.map((durationNs, i) => durationNs / calls[i]!);
}
