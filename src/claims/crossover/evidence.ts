import * as v from 'valibot';
import { CellTime } from '../../model/cell';
import { OpenInterval } from '../../model/interval';
import { described, positive, type Stored } from '../../model/stored';
import { detectable } from '../core/evidence';
import { Pair, SizeRatio } from '../pair/evidence';

const before = described(positive, 'A must be faster at this size, which is one of the sizes, and at all larger ones.');

export const CrossoverOptions = v.object({ ...Pair.entries, before });
/** What is claimed of the size from which on A is faster than B. */
export type CrossoverOptions = Stored<typeof CrossoverOptions>;

export const Crossing = v.variant('kind', [
  v.object({
    kind: described(v.literal('crosses'), 'The ratio falls under 1 between two sizes that were measured.'),
    n: described(OpenInterval, 'The size; an end of the interval is absent if it lies outside of the sizes.'),
  }),
  v.object({ kind: described(v.literal('faster throughout'), 'The ratio is under 1 at every size.') }),
  v.object({ kind: described(v.literal('not faster at the top'), 'The ratio is not under 1 at the largest size.') }),
]);
/** Where the ratio of two arms' times falls under 1 for good. */
export type Crossing = Stored<typeof Crossing>;

export const CrossoverEvidence = v.object({
  kind: v.literal('crossover'),
  arm: v.string(),
  other: v.string(),
  before,
  crossing: described(Crossing, 'Where A becomes faster than B.'),
  ratios: v.array(SizeRatio),
  detectableRatio: detectable('The smallest ratio at that size'),
  times: v.array(CellTime),
});
/** What a claim on a crossover found. */
export type CrossoverEvidence = Stored<typeof CrossoverEvidence>;
