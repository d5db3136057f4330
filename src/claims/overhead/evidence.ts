import * as v from 'valibot';
import { CellTime } from '../../model/cell';
import { Interval } from '../../model/interval';
import { described, type Stored } from '../../model/stored';
import { detectable } from '../core/evidence';
import { Difference, Pair } from '../pair/evidence';

const factor = described(v.number(), 'The overhead may change by this factor over the sweep, over 1.');

export const OverheadOptions = v.object({ ...Pair.entries, factor });
/** What is claimed of an overhead. */
export type OverheadOptions = Stored<typeof OverheadOptions>;

export const OverheadEvidence = v.object({
  kind: v.literal('overhead'),
  arm: v.string(),
  over: v.string(),
  factor,
  differences: described(v.array(Difference), 'A - B at each size.'),
  change: described(Interval, 'The overhead at the top of the sweep over that at its bottom.'),
  unitNs: described(Interval, 'What one more unit of n costs in B.'),
  units: described(Interval, 'The overhead in those units, over all sizes.'),
  detectableChange: detectable('The smallest factor of growth at the top'),
  times: v.array(CellTime),
});
/** What a claim on an overhead found. */
export type OverheadEvidence = Stored<typeof OverheadEvidence>;
