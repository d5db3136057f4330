import type { CrossoverEvidence } from '../../claims/crossover/evidence';
import { detectableCell, detectableClause, TIMED, type Description } from '../description';
import { endsOf } from '../extremes';
import { ratioPlot } from '../plot/comparisonPlot';
import { allowanceClause, processesOf, processesText } from '../processes';
import { count, significant, withInterval } from '../quantity';

/** Describes the size from which on one arm is faster than another. */
export const crossover: Description<CrossoverEvidence> = {
  ...TIMED,
  finding,
  processes: ({ ratios }) => processesOf(ratios),
  estimate: ({ crossing }) => (crossing.kind === 'crosses' ? `n = ${withInterval(crossing.n)}` : crossing.kind),
  smallestDetectable: ({ detectableRatio }) =>
    detectableCell(detectableRatio, (ratio) => `${significant(ratio)}x as long`),
  plot: ({ arm, other, ratios, before }) => ratioPlot(`${arm} / ${other}`, ratios, { high: 1, from: before }),
  comparedArms: ({ arm, other }) => [arm, other],
  canBeCounted: true,
};

function finding(evidence: CrossoverEvidence): string {
  const { before, ratios, detectableRatio } = evidence;
  const at = ratios.find(({ n }) => n >= before)!;
  return [
    crossingText(evidence),
    `it takes ${withInterval(at.ratio)} times as long at n = ${count(at.n)}${processesText(ratios)}`,
    ...allowanceClause(ratios),
    ...detectableClause(detectableRatio, (ratio) => `${significant(ratio)} times as long there`),
  ].join('; ');
}

function crossingText({ arm, other, crossing, ratios }: CrossoverEvidence): string {
  const [bottom, top] = endsOf(ratios);
  switch (crossing.kind) {
    case 'crosses': {
      const { estimate, low, high } = crossing.n;
      const from = low === undefined ? `under ${count(bottom.n)}` : significant(low);
      const to = high === undefined ? `over ${count(top.n)}` : significant(high);
      return `${arm} becomes faster than ${other} at n = ${significant(estimate)} [${from}, ${to}]`;
    }
    case 'faster throughout':
      return `${arm} is faster than ${other} at every n from ${count(bottom.n)} on`;
    case 'not faster at the top':
      return `${arm} does not become faster than ${other} up to n = ${count(top.n)}`;
  }
}
