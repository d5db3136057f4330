import type { ClaimRecord } from '../../record/record';

/** The parts of a claim's name. */
export interface NamedClaim {
  readonly id: Pick<ClaimRecord['id'], 'test' | 'ordinal'>;
  readonly group?: string | undefined;
}

/** Returns the full name of a claim: the titles of its groups, the title of its test, and its number there if not 1. */
export function claimName(claim: NamedClaim): string {
  const title = claimTitle(claim);
  return claim.group === undefined ? title : `${claim.group} › ${title}`;
}

/** Returns the name of a claim without the titles of its groups. */
export function claimTitle({ id: { test, ordinal }, group }: NamedClaim): string {
  const title = group !== undefined && test.startsWith(`${group} `) ? test.slice(group.length + 1) : test;
  return ordinal === 1 ? title : `${title} (claim ${String(ordinal)})`;
}
