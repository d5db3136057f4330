import * as v from 'valibot';
import { described, type Stored } from '../../model/stored';
import { WorkloadChange } from './workloadChange';

export const BaselineEvidence = v.object({
  kind: v.literal('baseline'),
  arm: v.string(),
  base: described(v.string(), 'The ref of the base, as it was named.'),
  low: v.optional(described(v.number(), 'The ratio of the times, now / before, must be at least this at every size.')),
  high: v.optional(described(v.number(), 'The ratio of the times, now / before, must be at most this at every size.')),
  workload: WorkloadChange,
});
/** What a claim found that compares an arm with itself at another revision. */
export type BaselineEvidence = Stored<typeof BaselineEvidence>;
