import type { Verdict } from '../../claims/kinds';
import { claimNotes } from '../../describe/claimNotes';
import { findingOf, plotOf } from '../../describe/kinds';
import { whereClause } from '../../describe/where';
import { diagnosisOf } from '../../describe/undecided';
import type { ClaimRecord } from '../../record/record';
import { claimName, claimState, verdictNote, verdictText } from '../text/claimText';
import { renderPlot } from './plot/terminalPlot';
import { statePaint, type TerminalStyle } from './terminalStyle';
import { wrap } from './textLines';

const INDENT = '  ';

/** Returns a claim at length: the claim, the finding, the reason if it is undecided, and the plot. */
export function renderClaimDetail(claim: ClaimRecord, style: TerminalStyle): string {
  const { verdict, isolationFailure, isNot, claimed } = claim;
  const { evidence } = verdict;
  const plot = plotOf(verdict);
  const sentences = [
    `Claimed: ${isNot ? 'not that ' : ''}${claimed}`,
    ...(evidence === undefined ? [] : [`Found: ${findingOf(evidence)}`]),
    ...reasonSentences(verdict),
    ...claimNotes(claim).map((note) => `Note: ${note}`),
    ...(claim.where?.lines ?? []).map((line) => `Where: ${whereClause(line, claim.where!, process.cwd())}`),
    ...(isolationFailure === undefined ? [] : [`Not in a process of its own: ${isolationFailure}`]),
  ];
  const inner = { ...style, columns: style.columns - INDENT.length };
  const label = `${verdictText(verdict)} ${verdictNote(claim)}`.trimEnd();
  const heading = `${statePaint(claimState(claim), style.colours)(label)}  ${claimName(claim)}`;
  return [
    ...wrap(heading, inner.columns, { hard: true }),
    ...sentences.flatMap((sentence) => wrap(sentence, inner.columns)).map((line) => style.colours.dim(line)),
    ...(plot === undefined ? [] : ['', ...renderPlot(plot, inner)]),
  ]
    .map((line, i) => (i === 0 || line === '' ? line : `${INDENT}${line}`))
    .join('\n');
}

/** The reason for an undecided verdict, and the way to a decision. */
function reasonSentences(verdict: Verdict): string[] {
  if (verdict.outcome !== 'undecided') return [];
  const { because, remedy } = diagnosisOf(verdict.obstacle);
  return [`Because ${because}`, `Next: ${remedy}`];
}
