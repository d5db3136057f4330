import { plural } from '../../describe/quantity';
import type { Verdict } from '../../claims/kinds';
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
