import type { Count, Metric } from '../../model/metric';
import { median } from '../../statistics/interval';
import { metricName } from '../quantity';
import type { AxisLabel, PlotSeries } from './plot';

/** Returns the axis of a count. */
export function countAxis(metric: Metric): AxisLabel {
  return { label: metricName(metric), quantity: 'count' };
}

/** Returns the counts of an arm as points; counts are exact, and an interval is the range of their repetitions. */
export function countSeries(arm: string, counts: readonly Count[]): PlotSeries {
  return {
    name: arm,
    points: counts.map(({ n, counted }) => ({
      x: n,
      y: { estimate: median(counted), low: Math.min(...counted), high: Math.max(...counted) },
    })),
  };
}
