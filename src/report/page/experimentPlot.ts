import type { Evidence } from '../../claims/kinds';
import type { Metric } from '../../model/metric';
import type { ClaimRecord, ExperimentRecord } from '../../record/record';
import type { Plot, PlotCurve, PlotPoint, PlotSeries } from '../../describe/plot/plot';
import type { Counts } from '../../describe/description';
import { countsOf } from '../../describe/kinds';
import { explanationPlot } from '../../describe/plot/explanationPlot';
import { plotFrom, TIME_AXIS, timeSeries } from '../../describe/plot/plotParts';
import { metricName, oneOf } from '../../describe/quantity';

/** Returns the times of all arms of an experiment, or undefined where it has a single size. */
export function experimentPlot({ sizes, times }: ExperimentRecord): Plot | undefined {
  if (sizes.length < 2) return undefined;
  return plotFrom({ y: TIME_AXIS, series: timeSeries(times) });
}

/** The times of an experiment beside what its claims counted. */
export interface CountedPlots {
  readonly metric: Metric;
  /** Times against counts: where one price explains them all arms lie on one line. */
  readonly against: Plot;
  /** What one of what is counted costs at each size. */
  readonly each: Plot;
}

/** Returns the times of an experiment beside what was counted of its arms, a pair of plots a metric. */
export function countedPlots({ times, sizes }: ExperimentRecord, claims: readonly ClaimRecord[]): CountedPlots[] {
  if (sizes.length < 2) return [];
  const found = claims.flatMap(({ verdict }) => ('evidence' in verdict && verdict.evidence ? [verdict.evidence] : []));
  const all = found.flatMap((evidence) => countsOf(evidence) ?? []);
  const metrics = [...new Set(all.map(({ metric }) => metric))];
  return metrics.flatMap((metric): CountedPlots[] => {
    const counts = countsBy(all.filter((one) => one.metric === metric));
    const series = timeSeries(times)
      .map(({ name, points }) => ({ name, points: points.filter(({ x }) => (counts.get(name)?.get(x) ?? 0) > 0) }))
      .filter(({ points }) => points.length > 1);
    if (series.length === 0) return [];
    const counted = (name: string, point: PlotPoint): number => counts.get(name)!.get(point.x)!;
    return [
      {
        metric,
        against: plotFrom({
          x: { label: metricName(metric), quantity: 'count' },
          y: TIME_AXIS,
          series: series.map(({ name, points }) => ({
            name,
            points: points.map((point) => ({ x: counted(name, point), y: point.y })).sort((a, b) => a.x - b.x),
          })),
          curves: priceCurves(metric, found),
        }),
        each: plotFrom({
          y: { ...TIME_AXIS, label: `time for ${oneOf(metric)}` },
          series: series.map((one) => perUnit(one, counted)),
        }),
      },
    ];
  });
}

function perUnit({ name, points }: PlotSeries, counted: (name: string, point: PlotPoint) => number): PlotSeries {
  return {
    name,
    points: points.map((point) => {
      const units = counted(name, point);
      const { estimate, low, high } = point.y;
      return { x: point.x, y: { estimate: estimate / units, low: low / units, high: high / units } };
    }),
  };
}

/** The line of the one price that a claim found. */
function priceCurves(metric: Metric, found: readonly Evidence[]): PlotCurve[] {
  const explained = found.find((evidence) => evidence.kind === 'explanation' && evidence.metric === metric);
  return explained?.kind === 'explanation' ? [...explanationPlot(explained).curves] : [];
}

/** What was counted, by arm and size. */
function countsBy(counts: readonly Counts[]): Map<string, Map<number, number>> {
  const byArm = new Map<string, Map<number, number>>();
  for (const { arm, counts: rows } of counts.flatMap(({ arms }) => arms)) {
    const bySize = byArm.get(arm) ?? new Map<number, number>();
    for (const { n, counted } of rows) bySize.set(n, counted[0] ?? 0);
    byArm.set(arm, bySize);
  }
  return byArm;
}
