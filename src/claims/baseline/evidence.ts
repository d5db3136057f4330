import type { WorkloadChange } from './workloadChange';

/** What a claim on one arm beside itself at another revision found. */
export interface BaselineEvidence {
  readonly kind: 'baseline';
  readonly arm: string;
  /** The ref of the base, as it was named. */
  readonly base: string;
  /** The range that the ratio of the times, now / before, must lie in at every size. */
  readonly low: number | undefined;
  readonly high: number | undefined;
  readonly workload: WorkloadChange;
}
