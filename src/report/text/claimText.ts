import type { Verdict } from '../../claims/kinds';
import { CHANCE_AT_BOUND } from '../../describe/change';
import { plural } from '../../describe/quantity';
import { isSatisfied, type ClaimRecord } from '../../record/record';

/** The meaning of a verdict for the test that states the claim. */
export type ClaimState = 'as stated' | 'not as stated' | 'undecided';

/** Returns the meaning of a claim's verdict for its test. */
export function claimState(claim: Pick<ClaimRecord, 'verdict' | 'isNot'>): ClaimState {
  if (isSatisfied(claim)) return 'as stated';
  return claim.verdict.outcome === 'undecided' ? 'undecided' : 'not as stated';
}

/** Returns the number of claims, and how many are in each state. */
export function stateCounts(claims: readonly ClaimRecord[]): string {
  const states = claims.map(claimState);
  const counts = (['as stated', 'not as stated', 'undecided'] as const).map(
    (state) => `${String(states.filter((one) => one === state).length)} ${state}`,
  );
  return `${plural(claims.length, 'claim')}: ${counts.join(', ')}`;
}

/** Returns a verdict, with its reason if it is undecided. */
export function verdictText(verdict: Verdict): string {
  return verdict.outcome === 'undecided' ? `undecided (${verdict.reason})` : verdict.outcome;
}

/** Returns the meaning of a verdict for its test, if the verdict does not say it already; otherwise an empty text. */
export function verdictNote(claim: Pick<ClaimRecord, 'verdict' | 'isNot' | 'advisory'>): string {
  const satisfied = isSatisfied(claim);
  return [
    ...(claim.isNot ? [satisfied ? '(as .not claims)' : '(.not claims otherwise)'] : []),
    ...(claim.advisory === true && !satisfied ? ['(advisory: would have failed)'] : []),
  ].join(' ');
}

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

const { holds, violated } = CHANCE_AT_BOUND;
/** How often a comparison with another commit is decided wrongly if the change is exactly at the bound. */
export const BASELINE_ERROR_RATE = `at the bound, ${holds} held and ${violated} violated by chance`;

/** Returns how often claims are decided wrongly: comparisons with another commit have a rate of their own. */
export function errorRateText(claims: readonly ClaimRecord[], errorRate: number): string {
  const compared = claims.filter(({ verdict }) => verdict.evidence?.kind === 'baseline').length;
  const own = `error rate ${errorRate.toExponential()} a claim`;
  const atBound = `beside another commit, ${BASELINE_ERROR_RATE}`;
  if (compared === 0) return own;
  return compared === claims.length ? atBound : `${own}; ${atBound}`;
}
