import * as v from 'valibot';
import { Cell, CellTime } from '../../model/cell';
import { Interval } from '../../model/interval';
import { Metric } from '../../model/metric';
import { described, sizes, type Stored } from '../../model/stored';
import { detectable } from '../core/evidence';

const within = described(v.number(), 'Times may differ by this share from those that counts predict: 0.1 is 10 %.');

export const ExplanationOptions = v.object({
  metric: Metric,
  arms: described(v.array(v.object({ arm: v.string(), counts: v.array(v.number()) })), 'The count at every size.'),
  sizes,
  within,
});
/** What is claimed of the times of some arms and of what is counted of them. */
export type ExplanationOptions = Stored<typeof ExplanationOptions>;

const Residual = v.object({
  ...Cell.entries,
  counted: v.number(),
  residual: described(Interval, 'By how much the time exceeds the predicted one: 0.1 is 10 %.'),
});
/** By how much the time of an arm at a size differs from the time that its counts predict. */
export type Residual = Stored<typeof Residual>;

export const ExplanationEvidence = v.object({
  kind: v.literal('explanation'),
  metric: Metric,
  within,
  priceNs: described(Interval, 'What one more count costs, the same in every arm.'),
  fixedNs: described(Interval, 'What a call costs besides, the same in every arm.'),
  residuals: v.array(Residual),
  detectableShare: detectable('The smallest share of one arm'),
  times: v.array(CellTime),
});
/** What a claim that counts explain times found. */
export type ExplanationEvidence = Stored<typeof ExplanationEvidence>;
