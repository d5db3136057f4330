import type { Evidence } from '../../claims/kinds';
import type { Count, Metric } from '../../model/metric';
import type { ClaimRecord, ExperimentRecord } from '../../record/record';
import type { Plot, PlotCurve, PlotPoint, PlotSeries } from '../../describe/plot/plot';
import { explanationPlot } from '../../describe/plot/countPlot';
import { plotFrom, TIME, timeSeries } from '../../describe/plot/plotParts';
import { metricName, oneOf } from '../../describe/quantity';

/** Returns the times of all arms of an experiment, or undefined where it has a single size. */
export function experimentPlot({ sizes, times }: ExperimentRecord): Plot | undefined {
  if (sizes.length < 2) return undefined;
  return plotFrom({ y: { label: TIME, quantity: 'duration' }, series: timeSeries(times) });
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
  const metrics = [...new Set(found.flatMap(metricOf))];
  return metrics.flatMap((metric): CountedPlots[] => {
    const counts = countsBy(found.filter((evidence) => metricOf(evidence).includes(metric)));
    const series = timeSeries(times)
      .map(({ name, points }) => ({ name, points: points.filter(({ x }) => (counts.get(name)?.get(x) ?? 0) > 0) }))
      .filter(({ points }) => points.length > 1);
    if (series.length === 0) return [];
    const y = { label: TIME, quantity: 'duration' } as const;
    const counted = (name: string, point: PlotPoint): number => counts.get(name)!.get(point.x)!;
    return [
      {
        metric,
        against: plotFrom({
          x: { label: metricName(metric), quantity: 'count' },
          y,
          series: series.map(({ name, points }) => ({
            name,
            points: points.map((point) => ({ x: counted(name, point), y: point.y })).sort((a, b) => a.x - b.x),
          })),
          curves: priceCurves(metric, found),
        }),
        each: plotFrom({
          y: { ...y, label: `time for ${oneOf(metric)}` },
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

function metricOf(evidence: Evidence): Metric[] {
  return 'metric' in evidence ? [evidence.metric] : [];
}

/** What was counted, by arm and size. */
function countsBy(found: readonly Evidence[]): Map<string, Map<number, number>> {
  const counts = new Map<string, Map<number, number>>();
  const add = (arm: string, n: number, counted: number): void => {
    counts.set(arm, (counts.get(arm) ?? new Map<number, number>()).set(n, counted));
  };
  const addRows = (arm: string, rows: readonly Count[]): void => {
    for (const { n, counted } of rows) add(arm, n, counted[0] ?? 0);
  };
  for (const evidence of found) {
    if ('rows' in evidence) addRows(evidence.arm, evidence.rows);
    if ('arms' in evidence) for (const { arm, counts: rows } of evidence.arms) addRows(arm, rows);
    if (evidence.kind === 'explanation') for (const { arm, n, counted } of evidence.residuals) add(arm, n, counted);
  }
  return counts;
}
