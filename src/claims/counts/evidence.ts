import * as v from 'valibot';
import { ArmCounts, Count, Metric } from '../../model/metric';
import { Interval } from '../../model/interval';
import { described, optional, positive, type Stored } from '../../model/stored';
import { Crossing } from '../crossover/evidence';
import { claimedGrowth, consistentGrowths } from '../scaling/evidence';

export const ExactCountEvidence = v.object({
  kind: v.literal('exact count'),
  arm: v.string(),
  metric: Metric,
  rows: described(
    v.array(v.object({ n: positive, claimed: v.number(), counted: v.array(v.number()) })),
    'What was claimed and what each repetition counted.',
  ),
});
/** What was counted, and what was claimed. */
export type ExactCountEvidence = Stored<typeof ExactCountEvidence>;

export const CountedScalingEvidence = v.object({
  kind: v.literal('counted scaling'),
  arm: v.string(),
  metric: Metric,
  ...claimedGrowth,
  excess: described(v.number(), 'The exponent e in `a + b growth(n) n^e`: 0 means exactly the growth.'),
  ...consistentGrowths,
  rows: v.array(Count),
});
/** What a claim on how counts grow found. */
export type CountedScalingEvidence = Stored<typeof CountedScalingEvidence>;

export const PricedStepsEvidence = v.object({
  kind: v.literal('priced steps'),
  arm: v.string(),
  ...claimedGrowth,
  unbounded: described(
    v.array(v.string()),
    'What the code calls of native code that may work on any number of elements, or does more often for larger n.',
  ),
  unknown: optional(v.array(v.string()), 'What it calls that may be native code, for all that its name says.'),
  isLinear: described(v.boolean(), 'Whether native code works through all elements, as often at every size.'),
  nativeRise: optional(
    v.literal(true),
    'Set if time rises by more than a machine adds, so that this native code does it.',
  ),
  excess: described(v.number(), 'The exponent e in `a + b growth(n) n^e` of the steps: 0 means exactly the growth.'),
  rows: described(v.array(v.object({ ...Count.entries, timeNs: Interval })), 'Steps and time of a call, by size.'),
});
/** What the steps of code, and the price of one, say of a claim on its time. */
export type PricedStepsEvidence = Stored<typeof PricedStepsEvidence>;

export const CountedConstantEvidence = v.object({
  kind: v.literal('counted constant'),
  arm: v.string(),
  metric: Metric,
  factor: described(v.number(), 'The largest factor by which a count may differ from that at the smallest size.'),
  rows: v.array(Count),
});
/** What a claim on counts that do not grow found. */
export type CountedConstantEvidence = Stored<typeof CountedConstantEvidence>;

export const CountedComparisonOptions = v.object({
  metric: Metric,
  low: optional(v.number(), 'The ratio of the two counts, A / B, must be at least this.'),
  high: optional(v.number(), 'The ratio of the two counts, A / B, must be at most this.'),
  before: optional(positive, 'A must count less than B from this size on; absent if the limits hold at every size.'),
});
/** What is claimed of the ratio of two arms' counts, A / B. */
export type CountedComparisonOptions = Stored<typeof CountedComparisonOptions>;

export const CountedComparisonEvidence = v.object({
  kind: v.literal('counted comparison'),
  ...CountedComparisonOptions.entries,
  crossing: optional(Crossing, 'Where A begins to count less than B, if that is claimed.'),
  arms: described(v.array(ArmCounts), 'A, then B.'),
});
/** What a comparison of counts found. */
export type CountedComparisonEvidence = Stored<typeof CountedComparisonEvidence>;

export const SteadyCountsEvidence = v.object({
  kind: v.literal('steady counts'),
  metric: Metric,
  arms: v.array(ArmCounts),
});
/** What was counted of the arms of a claim that only needs to know. */
export type SteadyCountsEvidence = Stored<typeof SteadyCountsEvidence>;
