import * as v from 'valibot';
import { Cell, CellTime } from '../../model/cell';
import { Interval, OpenInterval } from '../../model/interval';
import { described, positive, type Stored, whole } from '../../model/stored';
import { detectable } from '../core/evidence';

export const TimeBudgetOptions = v.object({
  ...Cell.entries,
  limitNs: v.number(),
  quantile: described(v.number(), 'The share of calls that must return within the limit, between 0 and 1.'),
});
/** What is claimed of the time of single calls. */
export type TimeBudgetOptions = Stored<typeof TimeBudgetOptions>;

export const TimeBudgetEvidence = v.object({
  kind: v.literal('time budget'),
  ...TimeBudgetOptions.entries,
  timeNs: described(OpenInterval, 'That quantile of the calls, between two order statistics.'),
  over: described(whole, 'How many of the calls took longer than the limit.'),
  calls: whole,
  detectableNs: detectable('The smallest quantile'),
  times: v.array(CellTime),
});
/** What a claim on the time of single calls found. */
export type TimeBudgetEvidence = Stored<typeof TimeBudgetEvidence>;

export const ThroughputOptions = v.object({ ...Cell.entries, perSecond: positive });
/** What is claimed of how many calls there are in a second. */
export type ThroughputOptions = Stored<typeof ThroughputOptions>;

export const ThroughputEvidence = v.object({
  kind: v.literal('throughput'),
  ...ThroughputOptions.entries,
  found: described(Interval, 'Calls in a second.'),
  detectablePerSecond: detectable('The largest rate'),
  times: v.array(CellTime),
});
/** What a claim on a rate found. */
export type ThroughputEvidence = Stored<typeof ThroughputEvidence>;
