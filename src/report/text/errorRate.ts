import { CHANCE_AT_BOUND } from '../../describe/change';
import type { ClaimRecord } from '../../record/record';

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
