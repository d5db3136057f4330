import type { Change } from './change';
import type { Evidence, Metric } from '../evidence';

/** Where a claim stands in its file. */
interface Placed {
  /** The full name of its test. */
  readonly test: string;
  /** Its place among the claims of its test, from 1. */
  readonly ordinal: number;
  /** Where its test states it, a line from 1, where that is known. */
  readonly line?: number | undefined;
}

/** What was counted of an arm in both revisions, once for each repetition. */
export interface CountChange {
  readonly arm: string;
  readonly metric: Metric;
  readonly rows: readonly { readonly n: number; readonly now: readonly number[]; readonly base: readonly number[] }[];
}

/** What one arm is now, beside what it was at the base. */
export interface WorkloadChange extends Placed {
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

/** A claim as a test states it. */
export interface StatedClaim extends Placed {
  readonly matcher: string;
  readonly isNot: boolean;
  readonly claimed: string;
}

/** A claim as the file of the base states it, with the arms that are measured for it. */
export interface ClaimBefore extends StatedClaim {
  readonly arms: readonly string[];
}

/** What a claim comes to with the code of the base. */
export interface ClaimAtBase extends StatedClaim {
  readonly outcome: 'holds' | 'violated' | 'undecided';
  readonly evidence: Evidence;
}

/** What the arm of a claim on an overhead costs more than the other, beside what it did. */
export interface OverheadChange extends StatedClaim {
  readonly arm: string;
  readonly other: string;
  readonly advisory: boolean;
  /** The logarithm of the ratio of A - B, now / before, the median over its sizes. */
  readonly change: Change;
}

/** A claim that the base has nothing to compare with. */
export interface NewClaim extends StatedClaim {
  readonly because: string;
}

/** What comparing the workloads of a file in two revisions came to. */
export interface PairedResult {
  /** How many pairs of processes it rests on, at the most. */
  readonly pairs: number;
  readonly workloads: readonly WorkloadChange[];
  readonly claimsAtBase: readonly ClaimAtBase[];
  readonly overheads: readonly OverheadChange[];
  readonly newClaims: readonly NewClaim[];
  /** All claims of the file. */
  readonly claimsNow: readonly StatedClaim[];
}
