import type { ClaimId } from './statedClaim';

export type { ClaimId };

/** Whether two claims of a file are the same one. */
export function isSameClaim(a: ClaimId, b: ClaimId): boolean {
  return a.test === b.test && a.ordinal === b.ordinal;
}
