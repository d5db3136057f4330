import * as v from 'valibot';
import { described, optional, type Stored } from '../../model/stored';
import { WorkloadChange } from './workloadChange';

export const BaselineEvidence = v.object({
  kind: v.literal('baseline'),
  arm: v.string(),
  base: described(v.string(), 'The ref of the base, as it was named.'),
  low: optional(v.number(), 'The ratio of the times, now / before, must be at least this at every size.'),
  high: optional(v.number(), 'The ratio of the times, now / before, must be at most this at every size.'),
  workload: WorkloadChange,
});
/** What a claim found that compares an arm with itself at another revision. */
export type BaselineEvidence = Stored<typeof BaselineEvidence>;
