import * as v from 'valibot';
import { Cell } from '../model/cell';
import { Busyness, endedBy } from '../model/obstacle';
import { described, positive, whole, type Stored } from '../model/stored';
import { Statement } from './schemas';

const RecordedRound = v.object({
  order: described(
    v.array(whole),
    'The cells, by their places in the claim, in the order in which their batches were taken.',
  ),
  durationsNs: described(
    v.array(v.number()),
    "How long the batch of each cell lasted, in the order of the claim's cells.",
  ),
  controlNs: v.optional(
    described(v.number(), 'How long a batch of the control arm lasted, the same work in every round.'),
  ),
  preempted: v.optional(
    described(v.array(whole), 'The cells of which the kernel preempted a batch, which was taken again if that helps.'),
  ),
});
/** One round as it was measured: a batch of every cell. */
export type RecordedRound = Stored<typeof RecordedRound>;

export const CollectionRecord = v.pipe(
  v.object({
    statement: Statement,
    cells: described(
      v.pipe(v.array(Cell), v.minLength(1)),
      'The arms and sizes that were measured, in the order of the durations.',
    ),
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
