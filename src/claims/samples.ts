import * as v from 'valibot';
import { Cell } from '../model/cell';
import { Busyness, endedBy } from '../model/obstacle';
import { described, optional, positive, type Stored, whole } from '../model/stored';
import { Statement } from './schemas';

const RecordedRound = v.object({
  order: described(v.array(whole), 'The places of the cells, in the order in which their batches were taken.'),
  durationsNs: described(v.array(v.number()), 'The length of the batch of each cell, in the order of `cells`.'),
  controlNs: optional(v.number(), 'The length of a batch of the control arm: the same work in every round.'),
  preempted: optional(v.array(whole), 'The places of the cells of which the kernel preempted a batch.'),
});
/** One round as it was measured: a batch of every cell. */
export type RecordedRound = Stored<typeof RecordedRound>;

export const CollectionRecord = v.pipe(
  v.object({
    statement: Statement,
    cells: described(v.pipe(v.array(Cell), v.minLength(1)), 'The arms and sizes, in the order of the durations.'),
    seed: described(v.number(), 'The seed of the orders; those of all arms of an experiment together.'),
    calls: described(v.array(positive), 'How many calls a batch of each cell made.'),
    rounds: v.array(RecordedRound),
    busyness: Busyness,
    endedBy: v.optional(endedBy),
    wallNs: v.number(),
  }),
  v.check(
    ({ cells, calls, rounds }) =>
      calls.length === cells.length && rounds.every(({ durationsNs }) => durationsNs.length === cells.length),
    'a round must have a batch of every cell',
  ),
);
/** One collection of a claim with everything its verdict rests on. */
export type CollectionRecord = Stored<typeof CollectionRecord>;
