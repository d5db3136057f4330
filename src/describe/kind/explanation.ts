import type { ExplanationEvidence, Residual } from '../../claims/explanation/evidence';
import { detectableCell, detectableClause, type Description } from '../description';
import { greatestBy } from '../extremes';
import { MOST_ARMS, residualTable, timeTable } from '../figureTable';
import type { Plot } from '../plot/plot';
import { countAxis, plotFrom, TIME_AXIS, valuesBetween } from '../plot/plotParts';
import { count, duration, magnitude, oneOf, percent, significantDuration, stated, withInterval } from '../quantity';

/** Describes the price of a count, and how far the time of each arm is from it. */
export const explanation: Description<ExplanationEvidence> = {
  basis: 'times',
  finding,
  estimate: ({ residuals }) => {
    const { residual } = greatestBy(residuals, sizeOf);
    return Number.isFinite(residual.estimate) ? `${withInterval(residual, percent)} off` : 'unexplained';
  },
  smallestDetectable: ({ detectableShare }) => detectableCell(detectableShare, percent),
  plot: explanationPlot,
  tables: ({ metric, residuals, times }) => {
    const worst = worstOfEachArm(residuals).map(({ arm }) => arm);
    return [timeTable(times, worst.slice(0, MOST_ARMS)), residualTable(metric, residuals, worst)];
  },
  counts: ({ metric, residuals }) => ({
    metric,
    arms: armsOf(residuals).map((arm) => ({
      arm,
      counts: residuals.filter((one) => one.arm === arm).map(({ n, counted }) => ({ n, counted: [counted] })),
    })),
  }),
  hasFittedCurve: true,
};

function finding({ metric, priceNs, fixedNs, residuals, detectableShare }: ExplanationEvidence): string {
  const fixed = fixedNs.high > 0 ? `, and a call ${duration(fixedNs)} beside` : '';
  return [
    `${oneOf(metric)} costs ${duration(priceNs)}${fixed}`,
    ...worstOfEachArm(residuals).map(residualText),
    ...detectableClause(detectableShare, (share) => `an arm that is ${percent(share)} off`),
  ].join('; ');
}

function residualText({ arm, n, residual }: Residual): string {
  // A call that counts nothing costs nothing if there is no fixed cost.
  if (!Number.isFinite(residual.estimate)) {
    return `${arm} takes time at n = ${count(n)}, where its count explains none`;
  }
  const longer = residual.estimate < 0 ? 'less' : 'longer';
  return `${arm} takes ${magnitude(residual, percent)} ${longer} than that at n = ${count(n)}, where it differs most`;
}

/** Returns the largest residual of each arm, the largest of all first. */
function worstOfEachArm(residuals: readonly Residual[]): Residual[] {
  return armsOf(residuals)
    .map((arm) =>
      greatestBy(
        residuals.filter((residual) => residual.arm === arm),
        sizeOf,
      ),
    )
    .sort((a, b) => (sizeOf(a) === sizeOf(b) ? 0 : sizeOf(b) - sizeOf(a)));
}

function sizeOf({ residual: { estimate } }: Residual): number {
  return Number.isFinite(estimate) ? Math.abs(estimate) : Infinity;
}

function armsOf(residuals: readonly Residual[]): string[] {
  return [...new Set(residuals.map(({ arm }) => arm))];
}

/** Returns times by counts: all arms lie on one line if one price explains them. */
export function explanationPlot({ metric, within, priceNs, fixedNs, residuals, times }: ExplanationEvidence): Plot {
  const places = valuesBetween(residuals.map(({ counted }) => counted));
  const explained = (counted: number): number => fixedNs.estimate + priceNs.estimate * counted;
  return plotFrom({
    x: countAxis(metric),
    y: TIME_AXIS,
    series: armsOf(residuals).map((name) => ({
      name,
      points: residuals
        .filter(({ arm }) => arm === name)
        .map(({ n, counted }) => ({
          x: counted,
          y: times.find((time) => time.arm === name && time.n === n)!.timeNs,
        })),
    })),
    curves: [
      {
        name: `${significantDuration(priceNs.estimate)} for ${oneOf(metric)}`,
        points: places.map((x) => ({ x, y: explained(x) })),
      },
    ],
    band: {
      name: `allowed, ${stated(100 * within)} % off`,
      edges: places.map((x) => ({ x, low: explained(x) * (1 - within), high: explained(x) * (1 + within) })),
    },
  });
}
