import * as v from 'valibot';
import { CellTime } from '../../model/cell';
import { described, type Stored } from '../../model/stored';
import { Difference, Pair } from '../shared/evidence';

const atMostNs = described(v.number(), 'A - B is at most this at every size, in nanoseconds a call.');

export const AddedCostOptions = v.object({ ...Pair.entries, atMostNs });
/** What is claimed of what A costs more than B. */
export type AddedCostOptions = Stored<typeof AddedCostOptions>;

export const AddedCostEvidence = v.object({
  kind: v.literal('added cost'),
  arm: v.string(),
  over: v.string(),
  atMostNs,
  differences: described(v.array(Difference), 'A - B at each size.'),
  detectableNs: v.optional(
    described(
      v.number(),
      'The smallest cost that these samples would have shown to be too much at the top, if they hold.',
    ),
  ),
  times: v.array(CellTime),
});
/** What a claim on an added cost found. */
export type AddedCostEvidence = Stored<typeof AddedCostEvidence>;
