import type { PricedStepsEvidence } from '../../claims/counts/evidence';
import { judgePricedSteps, priceRise } from '../../claims/counts/pricedSteps';
import type { Description } from '../description';
import { endsOf } from '../extremes';
import { countTable, countText, timeTable } from '../figureTable';
import { exactPower } from '../growth';
import { growthPlot } from '../plot/growthPlot';
import { TIME_AXIS, timeSeries } from '../plot/plotParts';
import { count, factor, withInterval } from '../quantity';

/** A price that rose by less is as good as the same. */
const WORTH_NAMING = 1.5;

/** Describes a claim on time that the steps of the code decided, where the shape of the times left it open. */
export const pricedSteps: Description<PricedStepsEvidence> = {
  basis: 'counts',
  finding: (evidence) => {
    const steps = stepsClause(evidence);
    return isFaster(evidence) ? steps : [steps, nativeClause(evidence), ...priceClauses(evidence)].join('; ');
  },
  estimate: (evidence) => {
    const { growth, excess, rows, nativeRise } = evidence;
    if (nativeRise === true) return `${factor(priceRise(evidence).rise)} ${unitOf(growth)}`;
    return `steps: ${areSame(rows) ? 'the same' : exactPower(growth, excess)}`;
  },
  smallestDetectable: ({ nativeRise }) => (nativeRise === true ? '' : 'exact'),
  plot: (evidence) => growthPlot(evidence, timeSeries(timesOf(evidence))[0]!, TIME_AXIS),
  tables: (evidence) => [
    timeTable(timesOf(evidence)),
    countTable('steps', [{ arm: evidence.arm, counts: evidence.rows }]),
  ],
};

function timesOf({
  arm,
  rows,
}: PricedStepsEvidence): { arm: string; n: number; timeNs: PricedStepsEvidence['rows'][number]['timeNs'] }[] {
  return rows.map(({ n, timeNs }) => ({ arm, n, timeNs }));
}

/** Steps that grow faster than claimed decide whatever they cost. */
function isFaster(evidence: PricedStepsEvidence): boolean {
  return evidence.atMost && evidence.nativeRise !== true && judgePricedSteps(evidence).outcome === 'violated';
}

function areSame(rows: PricedStepsEvidence['rows']): boolean {
  const [bottom, top] = endsOf(rows);
  return countText(bottom) === countText(top);
}

function stepsClause({ arm, growth, excess, rows, nativeRise }: PricedStepsEvidence): string {
  const [bottom, top] = endsOf(rows);
  const found = areSame(rows)
    ? `${arm} takes ${countText(top)} ${top.counted[0] === 1 ? 'step' : 'steps'} at every n from ${count(bottom.n)} to ${count(top.n)}`
    : `those of ${arm} grow as ${exactPower(growth, excess)} over n = ${count(bottom.n)} to ${count(top.n)}, from ${countText(bottom)} to ${countText(top)}`;
  const deciding = nativeRise === true ? 'steps and what they call decide' : 'steps decide';
  return `time leaves it open, so that ${deciding}: ${found}`;
}

function nativeClause({ isLinear, nativeRise, unbounded }: PricedStepsEvidence): string {
  if (nativeRise === true) {
    return `it calls native code that may work on more than all of n, or does so more often for larger n: ${unbounded.join(', ')}`;
  }
  return isLinear
    ? 'the native code that it calls works through its elements as often at every n'
    : 'it calls no native code that works on more for larger n';
}

function unitOf(growth: string): string {
  return growth === '1' ? 'a call' : `a unit of ${growth}`;
}

function priceClauses(evidence: PricedStepsEvidence): string[] {
  const { rise, cheapestAt } = priceRise(evidence);
  if (rise.estimate < WORTH_NAMING) return [];
  const top = evidence.rows.at(-1)!.n;
  const why =
    evidence.nativeRise === true
      ? 'more, at the top, than caches and garbage add to calls of that length'
      : 'which caches and garbage explain';
  return [
    `${unitOf(evidence.growth)} costs ${withInterval(rise)} times as much at n = ${count(top)} as at n = ${count(cheapestAt)}, ${why}`,
  ];
}
