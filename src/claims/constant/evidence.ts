import * as v from 'valibot';
import { CellTime } from '../../model/cell';
import { described, positive, sizes, type Stored } from '../../model/stored';
import { detectable, narrow } from '../core/evidence';
import { SizeRatio } from '../pair/evidence';

const factor = described(v.number(), 'Times may differ by this factor from that at the bottom of the sweep, over 1.');

export const ConstantOptions = v.object({
  arm: v.string(),
  sizes: described(sizes, 'Positive integers, ascending, at least two.'),
  factor,
});
/** What is claimed of a time that does not grow. */
export type ConstantOptions = Stored<typeof ConstantOptions>;

export const ConstantEvidence = v.object({
  kind: v.literal('constant'),
  arm: v.string(),
  factor,
  bottom: described(v.array(positive), 'The sizes whose geometric mean is the bottom.'),
  detectableExponent: detectable('The smallest power of n'),
  changes: described(v.array(SizeRatio), 'The time at each size over that at the bottom.'),
  narrow,
  times: v.array(CellTime),
});
/** What a claim on a time that does not grow found. */
export type ConstantEvidence = Stored<typeof ConstantEvidence>;
