import type { ClaimId } from '../../model/claimId';
import type { Evidence } from '../kinds';
import type { Change } from './change';
import type { WorkloadChange } from './workloadChange';

/** A claim as a test states it. */
export interface StatedClaim extends ClaimId {
  /** Where its test states it, a line from 1, if that is known. */
  readonly line?: number | undefined;
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
