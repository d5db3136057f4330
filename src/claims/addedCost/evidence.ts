import * as v from 'valibot';
import { CellTime } from '../../model/cell';
import { described, type Stored } from '../../model/stored';
import { detectable } from '../core/evidence';
import { Difference, Pair } from '../pair/evidence';

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
  detectableNs: detectable('The smallest cost at the top'),
  times: v.array(CellTime),
});
/** What a claim on an added cost found. */
export type AddedCostEvidence = Stored<typeof AddedCostEvidence>;
