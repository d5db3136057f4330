/** Where a claim stands in its file: how a second process or a run at another commit finds it again. */
export interface ClaimId {
  /** The full name of its test. */
  readonly test: string;
  /** Its place among the claims of its test, from 1. */
  readonly ordinal: number;
}

/** Whether two claims of a file are the same one. */
export function isSameClaim(a: ClaimId, b: ClaimId): boolean {
  return a.test === b.test && a.ordinal === b.ordinal;
}
