import type { ConstantEvidence } from '../../claims/constant/evidence';
import { detectableCell, detectableClause, TIMED, type Description } from '../description';
import { endsOf, greatestBy } from '../extremes';
import { narrowSweepClause } from '../growth';
import type { Plot } from '../plot/plot';
import { factorBand, plotFrom, TIME_AXIS, timeSeries } from '../plot/plotParts';
import { count, exponent, factor, withInterval } from '../quantity';

/** Describes a time that does not grow. */
export const constant: Description<ConstantEvidence> = {
  ...TIMED,
  finding,
  estimate: ({ changes }) => factor(greatestBy(changes, ({ ratio }) => Math.abs(Math.log(ratio.estimate))).ratio),
  smallestDetectable: ({ detectableExponent }) => detectableCell(detectableExponent, powerOfN),
  plot,
  hasFittedCurve: true,
  canBeCounted: true,
};

function finding({ arm, bottom, changes, narrow, detectableExponent }: ConstantEvidence): string {
  const [, top] = endsOf(changes);
  const extremes = endsOf([...changes].sort((a, b) => a.ratio.estimate - b.ratio.estimate));
  const others = extremes
    .filter(({ n }) => n !== top.n && !bottom.includes(n))
    .map(({ n, ratio }) => `${withInterval(ratio)} times at n = ${count(n)}`);
  const reference = bottom.map(count).join(' and ');
  const found = [
    `${arm} takes ${withInterval(top.ratio)} times as long at n = ${count(top.n)} as at n = ${reference}`,
    ...new Set(others),
  ].join(', ');
  return [found, ...detectableClause(detectableExponent, powerOfN), ...narrowSweepClause(narrow)].join('; ');
}

function powerOfN(power: number): string {
  return `n^${exponent(power)}`;
}

/** Returns the times, with the level at the bottom of the sweep and what the claim allows around it. */
function plot({ arm, factor: limit, bottom, times }: ConstantEvidence): Plot {
  const own = times.filter((time) => time.arm === arm);
  const logs = own.filter(({ n }) => bottom.includes(n)).map(({ timeNs }) => Math.log(timeNs.estimate));
  const level = Math.exp(logs.reduce((sum, log) => sum + log, 0) / logs.length);
  return plotFrom({
    y: TIME_AXIS,
    series: timeSeries(own),
    curves: [{ name: 'at the bottom', points: endsOf(own).map(({ n }) => ({ x: n, y: level })) }],
    band: factorBand(own, level, limit),
  });
}
