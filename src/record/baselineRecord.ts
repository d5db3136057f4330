import type { ClaimBefore, PairedResult } from '../claims/baseline/pairedResult';

/** What is kept of a perf file that was compared with another revision. */
export interface BaselineFileRecord extends PairedResult {
  readonly file: string;
  /** Whether the base has no file of that name. */
  readonly isNewFile: boolean;
  /** The claims of the file that stood there at the base, where it was another one. */
  readonly claimsBefore?: readonly ClaimBefore[] | undefined;
}
