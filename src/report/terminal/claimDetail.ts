import type { Verdict } from '../../claims/kinds';
import { findingOf, plotOf } from '../../describe/kinds';
import { diagnosisOf } from '../../describe/undecided';
import type { ClaimRecord } from '../../record/record';
import { claimName, noteOn, verdictPaint, verdictText } from '../claimName';
import type { Look } from './look';
import { renderPlot } from './plot/terminalPlot';
import { wrap } from './wrap';

const INDENT = '  ';

/** Returns a claim at length: what was claimed and found, what kept it from being decided, and the picture of it. */
export function renderClaimDetail(claim: ClaimRecord, look: Look): string {
  const { verdict, notAlone, isNot, claimed } = claim;
  const found = 'evidence' in verdict ? verdict.evidence : undefined;
  const plot = plotOf(verdict);
  const sentences = [
    `Claimed: ${isNot ? 'not that ' : ''}${claimed}`,
    ...(found === undefined ? [] : [`Found: ${findingOf(found)}`]),
    ...undecided(verdict),
    ...(notAlone === undefined ? [] : [`Not in a process of its own: ${notAlone}`]),
  ];
  const inner = { ...look, columns: look.columns - INDENT.length };
  const note = noteOn(claim);
  const label = [verdictText(verdict), ...(note === '' ? [] : [note])].join(' ');
  const [first = '', ...others] = wrap(claimName(claim), look.columns - label.length - INDENT.length);
  return [
    `${verdictPaint(claim, look)(label)}  ${first}`,
    ...others,
    ...sentences.flatMap((sentence) => wrap(sentence, inner.columns)).map((line) => look.colours.dim(line)),
    ...(plot === undefined ? [] : ['', ...renderPlot(plot, inner)]),
  ]
    .map((line, i) => (i === 0 || line === '' ? line : `${INDENT}${line}`))
    .join('\n');
}

/** Why nothing was decided, and what to do about it. */
function undecided(verdict: Verdict): string[] {
  if (verdict.outcome !== 'undecided') return [];
  const { because, remedy } = diagnosisOf(verdict.obstacle);
  return [`Because ${because}`, `Next: ${remedy}`];
}
