import type { CellTime } from '../../model/cell';
import type { Axis, Plot, PlotBand, PlotCurve, PlotPlace, PlotPoint, PlotSeries, Quantity } from './plot';

/** What the parts of a plot are put together from. */
export interface PlotParts {
  readonly x?: { readonly label: string; readonly quantity: Quantity };
  readonly y: { readonly label: string; readonly quantity: Quantity };
  readonly series: readonly PlotSeries[];
  readonly curves?: readonly PlotCurve[];
  readonly band?: PlotBand | undefined;
  /** What a point may lie outside of the band by and still be taken for inside, as a share. */
  readonly tolerance?: number;
  /** The points that are outside, where no band says so. */
  readonly outside?: readonly PlotPlace[];
}

/** What axes of times are called. */
export const TIME = 'time of a call';
/** Places between two sizes at which a curve is drawn. */
const PLACES = 32;

/** Returns a plot whose axes are logarithmic where they can be, and which knows where its points are outside of the band. */
export function plotFrom({ x, y, series, curves = [], band, tolerance = 0, outside }: PlotParts): Plot {
  const points = series.flatMap((one) => one.points);
  const xAxis = x ?? { label: 'n', quantity: 'size' };
  const isOver0 = points.every((point) => point.y.low > 0);
  return {
    x: axis(
      xAxis,
      points.map((point) => point.x),
    ),
    y: { ...y, scale: points.length > 0 && isOver0 ? 'log' : 'linear' },
    series,
    curves,
    band,
    outside: outside ?? (band === undefined ? [] : placesOutside(series, band, tolerance)),
  };
}

function axis(of: Omit<Axis, 'scale'>, values: readonly number[]): Axis {
  return { ...of, scale: Math.min(...values) > 0 ? 'log' : 'linear' };
}

/** Returns the places of a curve between two ends, evenly along a logarithmic axis where both are over 0. */
export function between(from: number, to: number): number[] {
  return Array.from({ length: PLACES + 1 }, (_, i) =>
    from > 0 ? from * (to / from) ** (i / PLACES) : from + ((to - from) * i) / PLACES,
  );
}

/** Returns the points of every arm, in the order of the times. */
export function timeSeries(times: readonly CellTime[]): PlotSeries[] {
  const arms = [...new Set(times.map(({ arm }) => arm))];
  return arms.map((name) => ({
    name,
    points: times.filter(({ arm }) => arm === name).map(({ n, timeNs }) => ({ x: n, y: timeNs })),
  }));
}

/** Returns the points of which something is true. */
export function placesWhere(series: readonly PlotSeries[], isSo: (point: PlotPoint) => boolean): PlotPlace[] {
  return series.flatMap(({ name, points }) =>
    points.flatMap((point, i) => (isSo(point) ? [{ name, point: i, x: point.x }] : [])),
  );
}

function placesOutside(series: readonly PlotSeries[], band: PlotBand, tolerance: number): PlotPlace[] {
  return placesWhere(series, (point) => !isWithin(point, band, tolerance));
}

function isWithin({ x, y }: PlotPoint, { edges }: PlotBand, tolerance: number): boolean {
  const edge = edges.find((each) => each.x === x);
  if (edge === undefined) return true;
  const { low = -Infinity, high = Infinity } = edge;
  const slack = tolerance * Math.abs(y.estimate);
  return y.low - slack <= high && y.high + slack >= low;
}

/** Returns the sizes of some cells, ascending. */
export function sizesInOrder(cells: readonly { readonly n: number }[]): number[] {
  return [...new Set(cells.map(({ n }) => n))].sort((a, b) => a - b);
}

/** Returns the value of a curve at a place between its ends, along a straight line between neighbours. */
export function valueAt({ points }: PlotCurve, x: number): number {
  const after = points.findIndex((point) => point.x >= x);
  const right = points[after === -1 ? points.length - 1 : after]!;
  const left = points[after <= 0 ? 0 : after - 1]!;
  return right.x === left.x ? right.y : left.y + ((right.y - left.y) * (x - left.x)) / (right.x - left.x);
}
