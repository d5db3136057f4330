import type { ComparisonEvidence } from '../../claims/comparison/evidence';
import { detectableCell, detectableClause, TIMED, type Description } from '../description';
import { endsOf, greatestBy, inverseOf } from '../extremes';
import { ratioPlot } from '../plot/comparisonPlot';
import { allowanceClause, processesOf, processesText } from '../processes';
import { count, factor, significant, withInterval } from '../quantity';

/** Describes the ratio of two times. */
export const comparison: Description<ComparisonEvidence> = {
  ...TIMED,
  finding: (evidence) =>
    [
      `${ratios(evidence)}${processesText(evidence.ratios)}`,
      ...allowanceClause(evidence.ratios),
      ...detectableClause(...detectable(evidence, ' times')),
    ].join('; '),
  processes: (evidence) => processesOf(evidence.ratios),
  estimate,
  smallestDetectable: (evidence) => detectableCell(...detectable(evidence, 'x')),
  plot: ({ arm, other, ratios: found, low, high }) => ratioPlot(`${arm} / ${other}`, found, { low, high }),
  comparedArms: ({ arm, other }) => [arm, other],
  canBeCounted: true,
};

function ratios({ arm, other, low, ratios: found }: ComparisonEvidence): string {
  const [least, most] = endsOf([...found].sort((a, b) => a.ratio.estimate - b.ratio.estimate));
  const atMost = `at n = ${count(most.n)}`;
  if (low === undefined && most.ratio.estimate < 1) {
    const rest = found.length === 1 ? '' : `, the least factor of ${String(found.length)} sizes`;
    return `${arm} is ${withInterval(inverseOf(most.ratio))} times as fast as ${other} ${atMost}${rest}`;
  }
  if (found.length === 1) return `${arm} takes ${withInterval(most.ratio)} times as long as ${other} ${atMost}`;
  return (
    `${arm} takes between ${withInterval(least.ratio)} times as long as ${other} (at n = ${count(least.n)}) ` +
    `and ${withInterval(most.ratio)} times (${atMost})`
  );
}

/** Returns the ratio that is nearest to its limits or furthest beyond; its inverse if the claim is about being faster. */
function estimate({ ratios: found, low = 0, high = Infinity }: ComparisonEvidence): string {
  const { ratio } = greatestBy(found, ({ ratio: { estimate: value } }) => Math.max(value / high, low / value));
  if (low > 0 || ratio.estimate >= 1) return `${factor(ratio)} as long`;
  return `${factor(inverseOf(ratio))} as fast`;
}

/** Returns the smallest detectable ratio with its words, given the word for times. */
function detectable({ low, detectableRatio }: ComparisonEvidence, times: string): Parameters<typeof detectableClause> {
  const text = (ratio: number): string =>
    low === undefined && ratio < 1
      ? `${significant(1 / ratio)}${times} as fast`
      : `${significant(ratio)}${times} as long`;
  return [detectableRatio, text];
}
