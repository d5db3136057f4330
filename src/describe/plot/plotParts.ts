import type { CellTime } from '../../model/cell';
import { stated, metricName } from '../quantity';
import type { Axis, AxisLabel, Plot, PlotBand, PlotCurve, PlotPlace, PlotPoint, PlotSeries } from './plot';
import type { Count, Metric } from '../../model/metric';
import { median } from '../../statistics/interval';

/** The parts that a plot is made from. */
export interface PlotParts {
  /** @defaultValue the axis of the sizes */
  readonly x?: AxisLabel;
  readonly y: AxisLabel;
  readonly series: readonly PlotSeries[];
  readonly curves?: readonly PlotCurve[];
  readonly band?: PlotBand | undefined;
  /** A point that lies outside of the band by at most this share counts as inside. @defaultValue 0 */
  readonly tolerance?: number;
  /** The points that are outside. @defaultValue those outside of the band */
  readonly outside?: readonly PlotPlace[];
}

/** The axis of the time of a call. */
export const TIME_AXIS: AxisLabel = { label: 'time of a call', quantity: 'duration' };
/** So many steps between two ends are enough for a curve. */
const STEPS = 32;

/** Returns a plot with logarithmic axes if all values allow it, and with the points that lie outside of its band. */
export function plotFrom({ x, y, series, curves = [], band, tolerance = 0, outside }: PlotParts): Plot {
  const points = series.flatMap((one) => one.points);
  const isYOver0 = points.length > 0 && points.every((point) => point.y.low > 0);
  const isXOver0 = points.every((point) => point.x > 0);
  return {
    x: { ...(x ?? { label: 'n', quantity: 'size' }), scale: scaleOf(isXOver0) },
    y: { ...y, scale: scaleOf(isYOver0) },
    series,
    curves,
    band,
    outside: outside ?? (band === undefined ? [] : placesWhere(series, (point) => !isWithin(point, band, tolerance))),
  };
}

function scaleOf(isOver0: boolean): Axis['scale'] {
  return isOver0 ? 'log' : 'linear';
}

/** Returns some values and steps between the least and the greatest, ascending, even along the axis that suits them. */
export function valuesBetween(values: readonly number[]): number[] {
  const [from, to] = [Math.min(...values), Math.max(...values)];
  const steps = Array.from({ length: STEPS + 1 }, (_, i) =>
    from > 0 ? from * (to / from) ** (i / STEPS) : from + ((to - from) * i) / STEPS,
  );
  return [...new Set([...values, ...steps])].sort((a, b) => a - b);
}

/** Returns the times of each arm as points, in the order of the times. */
export function timeSeries(times: readonly CellTime[]): PlotSeries[] {
  const arms = [...new Set(times.map(({ arm }) => arm))];
  return arms.map((name) => ({
    name,
    points: times.filter(({ arm }) => arm === name).map(({ n, timeNs }) => ({ x: n, y: timeNs })),
  }));
}

/** Returns the band that allows a factor either way from a level. */
export function factorBand(sizes: readonly { readonly n: number }[], level: number, factor: number): PlotBand {
  return {
    name: `allowed, ${stated(factor)} times either way`,
    edges: sizes.map(({ n: x }) => ({ x, low: level / factor, high: level * factor })),
  };
}

/** Returns the points for which a predicate is true. */
export function placesWhere(series: readonly PlotSeries[], predicate: (point: PlotPoint) => boolean): PlotPlace[] {
  return series.flatMap(({ name, points }) =>
    points.flatMap((point, i) => (predicate(point) ? [{ name, point: i, x: point.x }] : [])),
  );
}

function isWithin({ x, y }: PlotPoint, { edges }: PlotBand, tolerance: number): boolean {
  const edge = edges.find((each) => each.x === x);
  if (edge === undefined) return true;
  const { low = -Infinity, high = Infinity } = edge;
  const slack = tolerance * Math.abs(y.estimate);
  return y.low - slack <= high && y.high + slack >= low;
}

/** Returns the value of a curve at a place, along a straight line between neighbouring points. */
export function valueAt({ points }: PlotCurve, x: number): number {
  const after = points.findIndex((point) => point.x >= x);
  const right = points[after === -1 ? points.length - 1 : after]!;
  const left = points[after <= 0 ? 0 : after - 1]!;
  return right.x === left.x ? right.y : left.y + ((right.y - left.y) * (x - left.x)) / (right.x - left.x);
}

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
