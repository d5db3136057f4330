import type { Evidence } from '../../claims/kinds';
import type { CellTime } from '../../model/cell';
import type { ArmCounts, Metric } from '../../model/metric';
import { metricName, oneOf } from '../quantity';
import { explanationPlot } from './countPlot';
import type { Plot, PlotPoint } from './plot';
import { plotFrom, TIME, timeSeries } from './plotParts';

/** Returns the times of all arms of an experiment by their sizes. */
export function timePlot(times: readonly CellTime[]): Plot {
  return plotFrom({ y: { label: TIME, quantity: 'duration' }, series: timeSeries(times) });
}

/** The times of an experiment in relation to the counts of one metric. */
export interface TimesByCount {
  readonly metric: Metric;
  /** The times by the counts: all arms lie on one line if one price explains them. */
  readonly byCount: Plot;
  /** The time for one counted unit, by size. */
  readonly perUnit: Plot;
}

/** Returns the times of an experiment in relation to what its claims counted, for each metric. */
export function timesByCount(times: readonly CellTime[], evidence: readonly Evidence[]): TimesByCount[] {
  const counts = evidence.flatMap(countsOf);
  const metrics = [...new Set(counts.map(({ metric }) => metric))];
  return metrics.flatMap((metric): TimesByCount[] => {
    const countOf = (arm: string, n: number): number =>
      counts.findLast((one) => one.metric === metric && one.arm === arm && one.n === n)?.counted ?? 0;
    const series = timeSeries(times)
      .map(({ name, points }) => ({ name, points: points.filter(({ x }) => countOf(name, x) > 0) }))
      .filter(({ points }) => points.length > 1);
    if (series.length === 0) return [];
    const [price] = evidence.flatMap((found) =>
      found.kind === 'explanation' && found.metric === metric ? [explanationPlot(found)] : [],
    );
    const mapped = (point: (point: PlotPoint, counted: number) => PlotPoint): typeof series =>
      series.map(({ name, points }) => ({ name, points: points.map((one) => point(one, countOf(name, one.x))) }));
    return [
      {
        metric,
        byCount: plotFrom({
          x: { label: metricName(metric), quantity: 'count' },
          y: { label: TIME, quantity: 'duration' },
          series: mapped(({ y }, counted) => ({ x: counted, y })).map(({ name, points }) => ({
            name,
            points: points.sort((a, b) => a.x - b.x),
          })),
          curves: price?.curves ?? [],
        }),
        perUnit: plotFrom({
          y: { label: `time for ${oneOf(metric)}`, quantity: 'duration' },
          series: mapped(({ x, y: { estimate, low, high } }, counted) => ({
            x,
            y: { estimate: estimate / counted, low: low / counted, high: high / counted },
          })),
        }),
      },
    ];
  });
}

/** A count of an arm at a size. */
interface ArmCount {
  readonly metric: Metric;
  readonly arm: string;
  readonly n: number;
  readonly counted: number;
}

function countsOf(evidence: Evidence): ArmCount[] {
  const rows = (metric: Metric, arms: readonly ArmCounts[]): ArmCount[] =>
    arms.flatMap(({ arm, counts }) => counts.map(({ n, counted }) => ({ metric, arm, n, counted: counted[0] ?? 0 })));
  switch (evidence.kind) {
    case 'exact count':
    case 'counted scaling':
    case 'counted constant':
      return rows(evidence.metric, [{ arm: evidence.arm, counts: evidence.rows }]);
    case 'counted comparison':
    case 'steady counts':
      return rows(evidence.metric, evidence.arms);
    case 'explanation':
      return evidence.residuals.map(({ arm, n, counted }) => ({ metric: evidence.metric, arm, n, counted }));
    default:
      return [];
  }
}
