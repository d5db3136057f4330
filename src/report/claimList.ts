import colours from 'picocolors';
import { CHANCE_AT_BOUND } from '../evidence/changeText';
import { findingOf } from '../evidence/finding';
import { busynessText, obstacleText } from '../evidence/obstacleText';
import { isSatisfied, type ClaimRecord, type FileRecord } from '../evidence/record';
import type { Verdict } from '../claims/verdict';
import { wrap } from './wrap';

/** Returns the claims of a file, each with its verdict and what it rests on, and their number by verdict. */
export function renderClaims({ claims, errorRate }: FileRecord, columns: number): string {
  const width = Math.max(0, ...claims.map((claim) => label(claim.verdict).length));
  const lines = claims.flatMap((claim) => {
    const name = label(claim.verdict).padEnd(width);
    const not = claim.isNot ? colours.dim(isSatisfied(claim) ? ' (as .not claims)' : ' (.not claims otherwise)') : '';
    const advisory =
      claim.advisory === true && !isSatisfied(claim) ? colours.dim(' (advisory: would have failed)') : '';
    const indent = ' '.repeat(width + 2);
    const alone = claim.notAlone === undefined ? '' : `; not in a process of its own: ${claim.notAlone}`;
    const evidence = wrap(`${evidenceOf(claim.verdict)}${alone}`, Math.max(40, columns - indent.length));
    return [
      `${paint(claim)(name)}  ${claim.id.test}${not}${advisory}`,
      ...evidence.map((line) => `${indent}${colours.dim(line)}`),
    ];
  });
  const satisfied = claims.filter(isSatisfied).length;
  const undecided = claims.filter(({ verdict }) => verdict.outcome === 'undecided').length;
  const summary = [
    `${String(claims.length)} ${claims.length === 1 ? 'claim' : 'claims'}: ${String(satisfied)} as stated`,
    `${String(claims.length - satisfied - undecided)} not as stated`,
    `${String(undecided)} undecided`,
  ].join(', ');
  return [...lines, '', `${summary}; ${certainty(claims, errorRate)}. [ ] are 95 % intervals.`].join('\n');
}

/** How often claims are decided wrongly: those beside another commit rest on few pairs of processes. */
function certainty(claims: readonly ClaimRecord[], errorRate: number): string {
  const beside = claims.filter(({ verdict }) => 'evidence' in verdict && verdict.evidence?.kind === 'change').length;
  const own = `error rate ${errorRate.toExponential()} a claim`;
  const { holds, violated } = CHANCE_AT_BOUND;
  const atBound = `beside another commit, at the bound, ${holds} held and ${violated} violated by chance`;
  if (beside === 0) return own;
  return beside === claims.length ? atBound : `${own}; ${atBound}`;
}

function label(verdict: Verdict): string {
  return verdict.outcome === 'undecided' ? verdict.reason : verdict.outcome;
}

function paint(claim: ClaimRecord): (text: string) => string {
  if (isSatisfied(claim)) return colours.green;
  return claim.verdict.outcome === 'undecided' ? colours.yellow : colours.red;
}

function evidenceOf(verdict: Verdict): string {
  if (verdict.outcome !== 'undecided') return findingOf(verdict.evidence);
  if (verdict.reason === 'busy') return `not decided, nor by a second try: ${busynessText(verdict.busyness)}`;
  return obstacleText(verdict.obstacle).because;
}
