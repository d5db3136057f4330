import * as v from 'valibot';
import { StatedClaim } from '../../model/statedClaim';
import { described, optional, type Stored, whole } from '../../model/stored';
import { Evidence } from '../schemas';
import { Change, WorkloadChange } from './workloadChange';

export type { StatedClaim };

const ClaimBefore = v.object({
  ...StatedClaim.entries,
  arms: described(v.array(v.string()), 'The arms that are measured for it.'),
});
/** A claim as the file of the base states it. */
export type ClaimBefore = Stored<typeof ClaimBefore>;

const ClaimAtBase = v.object({
  ...StatedClaim.entries,
  outcome: v.picklist(['holds', 'violated', 'undecided']),
  evidence: Evidence,
});
/** The outcome of a claim with the code of the base. */
export type ClaimAtBase = Stored<typeof ClaimAtBase>;

const OverheadChange = v.object({
  ...StatedClaim.entries,
  arm: v.string(),
  other: v.string(),
  advisory: v.boolean(),
  change: described(Change, 'The logarithm of the ratio of A - B, now / before, the median over its sizes.'),
});
/** How the overhead that a claim is about changed between the base and now. */
export type OverheadChange = Stored<typeof OverheadChange>;

const NewClaim = v.object({ ...StatedClaim.entries, because: v.string() });
/** A claim that has no counterpart at the base, and why. */
export type NewClaim = Stored<typeof NewClaim>;

export const PairedResult = v.object({
  pairs: described(whole, 'How many pairs of processes it rests on, at most.'),
  workloads: v.array(WorkloadChange),
  claimsAtBase: v.array(ClaimAtBase),
  overheads: v.array(OverheadChange),
  newClaims: v.array(NewClaim),
  claimsNow: described(v.array(StatedClaim), 'All claims of the file.'),
});
/** What a comparison of the workloads of a file in two revisions found. */
export type PairedResult = Stored<typeof PairedResult>;

export const BaselineFileRecord = v.object({
  file: v.string(),
  isNewFile: described(v.boolean(), 'Whether the base has no file of that name.'),
  claimsBefore: optional(v.array(ClaimBefore), 'The claims that the file stated at the base, if it differs there.'),
  ...PairedResult.entries,
});
/** What is kept of a perf file that was compared with another revision. */
export type BaselineFileRecord = Stored<typeof BaselineFileRecord>;
