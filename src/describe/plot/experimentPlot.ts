import type { Evidence } from '../../claims/kinds';
import type { CellTime } from '../../model/cell';
import type { Metric } from '../../model/metric';
import { descriptionOf } from '../kinds';
import { oneOf } from '../quantity';
import { countAxis, plotFrom, TIME_AXIS, timeSeries } from './plotParts';
import { explanationPlot } from '../kind/explanation';
import type { Plot, PlotPoint } from './plot';

/** Returns the times of all arms of an experiment by their sizes. */
export function timePlot(times: readonly CellTime[]): Plot {
  return plotFrom({ y: TIME_AXIS, series: timeSeries(times) });
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
  const counts = evidence.flatMap((found) => descriptionOf(found).counts?.(found) ?? []);
  const metrics = [...new Set(counts.map(({ metric }) => metric))];
  return metrics.flatMap((metric): TimesByCount[] => {
    const arms = counts.filter((one) => one.metric === metric).flatMap((one) => one.arms);
    const countOf = (arm: string, n: number): number => {
      const rows = arms.filter((one) => one.arm === arm).flatMap((one) => one.counts);
      return rows.findLast((row) => row.n === n)?.counted[0] ?? 0;
    };
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
          x: countAxis(metric),
          y: TIME_AXIS,
          series: mapped(({ y }, counted) => ({ x: counted, y })).map(({ name, points }) => ({
            name,
            points: points.sort((a, b) => a.x - b.x),
          })),
          curves: price?.curves ?? [],
        }),
        perUnit: plotFrom({
          y: { ...TIME_AXIS, label: `time for ${oneOf(metric)}` },
          series: mapped(({ x, y: { estimate, low, high } }, counted) => ({
            x,
            y: { estimate: estimate / counted, low: low / counted, high: high / counted },
          })),
        }),
      },
    ];
  });
}
