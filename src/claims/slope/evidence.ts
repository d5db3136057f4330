import * as v from 'valibot';
import { CellTime } from '../../model/cell';
import { Interval } from '../../model/interval';
import { described, type Stored } from '../../model/stored';
import { detectable } from '../core/evidence';
import { Difference, Pair } from '../pair/evidence';

const within = described(v.number(), "The slopes may differ by this share of the other's: 0.15 is 15 %.");

export const SlopeOptions = v.object({ ...Pair.entries, within });
/** What is claimed of two slopes. */
export type SlopeOptions = Stored<typeof SlopeOptions>;

export const SlopeEvidence = v.object({
  kind: v.literal('slope'),
  arm: v.string(),
  other: v.string(),
  within,
  excess: described(Interval, 'The growth of A - B over that of B: 0 if one more unit of n costs both the same.'),
  detectableExcess: detectable('The smallest share'),
  differences: v.array(Difference),
  times: v.array(CellTime),
});
/** What a claim on slopes found. */
export type SlopeEvidence = Stored<typeof SlopeEvidence>;
