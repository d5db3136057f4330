import type { ExplanationEvidence } from '../../claims/explanation/evidence';
import type {
  CountedConstantEvidence,
  CountedScalingEvidence,
  CountedComparisonEvidence,
  ExactCountEvidence,
  SteadyCountsEvidence,
} from '../../claims/counts/evidence';
import type { ArmCounts, Count } from '../../model/metric';
import { growing } from './growthPlot';
import type { Plot, PlotPoint } from './plot';
import { between, placesWhere, plotFrom, TIME } from './plotParts';
import { metricName, oneOf, significantDuration, stated } from '../quantity';

/** Returns times against what was counted: where one price explains them, all arms lie on one line. */
export function explanationPlot({ metric, within, priceNs, fixedNs, residuals, times }: ExplanationEvidence): Plot {
  const arms = [...new Set(residuals.map(({ arm }) => arm))];
  const timeOf = ({ arm, n }: { arm: string; n: number }): PlotPoint['y'] =>
    times.find((time) => time.arm === arm && time.n === n)!.timeNs;
  const counts = residuals.map(({ counted }) => counted).sort((a, b) => a - b);
  const places = [...new Set([...counts, ...between(counts[0]!, counts.at(-1)!)])].sort((a, b) => a - b);
  const explained = (counted: number): number => fixedNs.estimate + priceNs.estimate * counted;
  return plotFrom({
    x: { label: metricName(metric), quantity: 'count' },
    y: { label: TIME, quantity: 'duration' },
    series: arms.map((name) => ({
      name,
      points: residuals.filter(({ arm }) => arm === name).map((one) => ({ x: one.counted, y: timeOf(one) })),
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

/** Returns the counts of one arm beside what is claimed of them. */
export function countedPlot(evidence: ExactCountEvidence | CountedScalingEvidence | CountedConstantEvidence): Plot {
  const { arm, metric, rows } = evidence;
  const series = [{ name: arm, points: rows.map(pointOf) }];
  const y = { label: metricName(metric), quantity: 'count' } as const;
  switch (evidence.kind) {
    case 'counted scaling':
      return growing(evidence, series, y);
    case 'exact count': {
      const claimed = evidence.rows.map((row) => ({ x: row.n, y: row.claimed }));
      const wrong = evidence.rows.filter((row) => row.counted.some((counted) => counted !== row.claimed));
      const outside = placesWhere(series, ({ x }) => wrong.some(({ n }) => n === x));
      return plotFrom({ y, series, curves: [{ name: 'claimed', points: claimed }], outside });
    }
    case 'counted constant': {
      const { factor } = evidence;
      const bottom = series[0]!.points[0]!.y.estimate;
      const edges = rows.map(({ n: x }) => ({ x, low: bottom / factor, high: bottom * factor }));
      return plotFrom({ y, series, band: { name: `allowed, ${stated(factor)} times either way`, edges } });
    }
  }
}

/** Returns the counts of several arms. */
export function countsPlot({ metric, arms }: CountedComparisonEvidence | SteadyCountsEvidence): Plot {
  return plotFrom({
    y: { label: metricName(metric), quantity: 'count' },
    series: arms.map(({ arm, counts }: ArmCounts) => ({ name: arm, points: counts.map(pointOf) })),
  });
}

/** A count is exact: what its repetitions differ by is its interval. */
function pointOf({ n, counted }: Count): PlotPoint {
  const sorted = [...counted].sort((a, b) => a - b);
  return { x: n, y: { estimate: sorted[sorted.length >> 1]!, low: sorted[0]!, high: sorted.at(-1)! } };
}
