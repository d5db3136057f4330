import type { ClaimId } from '../../model/claimId';
import type { Metric } from '../../model/metric';
import type { Change } from './change';

/** What was counted of an arm in both revisions, once for each repetition. */
export interface CountChange {
  readonly arm: string;
  readonly metric: Metric;
  readonly rows: readonly { readonly n: number; readonly now: readonly number[]; readonly base: readonly number[] }[];
}

/** What one arm is now, beside what it was at the base. */
export interface WorkloadChange extends ClaimId {
  /** Where its test states the claim, a line from 1, if that is known. */
  readonly line?: number | undefined;
  /** Whether the claim is one that fails nothing. */
  readonly advisory?: boolean | undefined;
  /** The name of the experiment that it stands in, if any. */
  readonly experiment: string | undefined;
  readonly arm: string;
  readonly sizes: readonly number[];
  /** Whether neither that it changed nor that it did not was shown. */
  readonly isOpen: boolean;
  /** Why it was not compared; what follows is there where it was. */
  readonly notCompared?: string | undefined;
  /** The logarithm of the ratio of the times, now / before, over all sizes. */
  readonly time?: Change | undefined;
  /** The same at every size. */
  readonly times?: readonly (Change & { readonly n: number })[] | undefined;
  /** By how much the exponent of n differs that time grows with; undefined where there are too few sizes. */
  readonly growth?: Change | undefined;
  readonly counts?: readonly CountChange[] | undefined;
}
