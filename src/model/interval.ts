import * as v from 'valibot';
import { figure, type Stored } from './stored';

export const Interval = v.object({
  estimate: figure,
  low: v.nullable(v.number(), -Infinity),
  high: v.nullable(v.number(), Infinity),
});
/** An estimate with its 95 % confidence interval, all in the unit of the estimate. */
export type Interval = Stored<typeof Interval>;

export const OpenInterval = v.object({
  estimate: v.number(),
  low: v.optional(v.number()),
  high: v.optional(v.number()),
});
/** An estimate with a confidence interval. An end is absent if the sample is too small to bound it. */
export type OpenInterval = Stored<typeof OpenInterval>;
