import * as v from 'valibot';
import { CellTime } from '../../model/cell';
import { optional, type Stored } from '../../model/stored';
import { detectable } from '../core/evidence';
import { Pair, SizeRatio } from '../pair/evidence';

const limits = {
  low: optional(v.number(), 'The ratio of the times, A / B, must be at least this at every size.'),
  high: optional(v.number(), 'The ratio of the times, A / B, must be at most this at every size.'),
};

export const ComparisonOptions = v.object({ ...Pair.entries, ...limits });
/** What is claimed of the ratio of two times. */
export type ComparisonOptions = Stored<typeof ComparisonOptions>;

export const ComparisonEvidence = v.object({
  kind: v.literal('comparison'),
  arm: v.string(),
  other: v.string(),
  ...limits,
  ratios: v.array(SizeRatio),
  detectableRatio: detectable('The smallest ratio'),
  times: v.array(CellTime),
});
/** What a comparison found. */
export type ComparisonEvidence = Stored<typeof ComparisonEvidence>;
