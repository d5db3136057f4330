import * as v from 'valibot';
import { Interval } from '../../model/interval';
import { Metric } from '../../model/metric';
import { StatedClaim } from '../../model/statedClaim';
import { Where } from '../../model/where';
import { described, optional, positive, sizes, type Stored } from '../../model/stored';

const ChangeOutcome = v.picklist(['more', 'less', 'same', 'open']);
/** Whether something is over its bounds, under them, between them, or none of these was shown yet. */
export type ChangeOutcome = Stored<typeof ChangeOutcome>;

export const Change = v.object({
  outcome: described(ChangeOutcome, 'Whether it is over its bounds, under them or between them; open if undecided.'),
  change: described(Interval, 'Now less before: the logarithm of a ratio, or a difference.'),
  values: described(v.array(v.number()), 'One value for each pair of processes.'),
});
/** A quantity of the code as it is now, compared with that of the code at the base. */
export type Change = Stored<typeof Change>;

const CountChange = v.object({
  arm: v.string(),
  metric: Metric,
  rows: v.array(v.object({ n: positive, now: v.array(v.number()), base: v.array(v.number()) })),
});
/** What was counted of an arm in both revisions, once for each repetition. */
export type CountChange = Stored<typeof CountChange>;

const { test, ordinal, line } = StatedClaim.entries;

export const WorkloadChange = v.object({
  test,
  ordinal,
  line,
  advisory: optional(v.boolean(), 'Whether the claim is reported and fails nothing.'),
  experiment: optional(v.string(), 'The name of the experiment that the arm stands in, if any.'),
  arm: v.string(),
  sizes,
  isOpen: described(v.boolean(), 'Whether neither a change nor the absence of one was shown.'),
  notCompared: optional(v.string(), 'Why it was not compared. If it was, the fields below are present.'),
  time: optional(Change, 'The logarithm of the ratio of the times, now / before, over all sizes.'),
  times: optional(v.array(v.object({ ...Change.entries, n: positive })), 'The same at each size.'),
  growth: optional(Change, 'The change of the exponent of n; absent if there are too few sizes.'),
  counts: v.optional(v.array(CountChange)),
  where: optional(Where, 'The lines that take more time now, if it became slower and they were found.'),
});
/** How an arm changed between the base and now. */
export type WorkloadChange = Stored<typeof WorkloadChange>;
