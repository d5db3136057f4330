import { CHANCE_AT_BOUND } from '../describe/change';
import type { ClaimRecord } from '../record/record';

const { holds, violated } = CHANCE_AT_BOUND;
/** How often what is compared with another commit is decided wrongly, where it is at the bound itself. */
export const CERTAINTY_BESIDE_BASE = `at the bound, ${holds} held and ${violated} violated by chance`;

/** Returns how often claims are decided wrongly: those beside another commit rest on few pairs of processes. */
export function certainty(claims: readonly ClaimRecord[], errorRate: number): string {
  const beside = claims.filter(({ verdict }) => 'evidence' in verdict && verdict.evidence?.kind === 'baseline').length;
  const own = `error rate ${errorRate.toExponential()} a claim`;
  const atBound = `beside another commit, ${CERTAINTY_BESIDE_BASE}`;
  if (beside === 0) return own;
  return beside === claims.length ? atBound : `${own}; ${atBound}`;
}
