import type { Axis, Plot, PlotPlace } from '../../../describe/plot/plot';

/** The points of a series or a curve, as one list for each of their coordinates. */
export interface PackedSeries {
  readonly name: string;
  readonly at: readonly number[];
  readonly of: readonly number[];
  /** The ends of the intervals; left out if all points are exact. */
  readonly low?: readonly number[];
  readonly high?: readonly number[];
  readonly isMark?: true;
}

/** A plot in a short form, since a page holds hundreds. */
export interface PackedPlot {
  readonly x: Axis;
  readonly y: Axis;
  readonly series: readonly PackedSeries[];
  readonly curves: readonly PackedSeries[];
  readonly band?: {
    readonly name: string;
    readonly at: readonly number[];
    /** Null stands for no edge. */
    readonly low: readonly (number | null)[];
    readonly high: readonly (number | null)[];
  };
  readonly outside?: readonly PlotPlace[];
}

/** The significant digits of a figure: more than a screen shows. */
const DIGITS = 4;

/** Returns a plot in its short form. Figures are rounded; places and counts stay exact, since they are compared. */
export function packed({ x, y, series, curves, band, outside }: Plot): PackedPlot {
  const rounded = y.quantity === 'count' ? keptWhole : toDigits;
  return {
    x,
    y,
    series: series.map(({ name, points, isMark }) => {
      const isExact = points.every((point) => point.y.low === point.y.estimate && point.y.high === point.y.estimate);
      return {
        name,
        at: points.map((point) => keptWhole(point.x)),
        of: points.map((point) => rounded(point.y.estimate)),
        ...(isMark && { isMark }),
        ...(!isExact && {
          low: points.map((point) => rounded(point.y.low)),
          high: points.map((point) => rounded(point.y.high)),
        }),
      };
    }),
    curves: curves.map(({ name, points }) => ({
      name,
      at: points.map((point) => keptWhole(point.x)),
      of: points.map((point) => rounded(point.y)),
    })),
    ...(band && {
      band: {
        name: band.name,
        at: band.edges.map((edge) => keptWhole(edge.x)),
        low: band.edges.map(({ low }) => (low === undefined ? null : rounded(low))),
        high: band.edges.map(({ high }) => (high === undefined ? null : rounded(high))),
      },
    }),
    ...(outside.length > 0 && { outside }),
  };
}

/** Returns a plot from its short form, equal to the original but for rounding. */
export function unpacked({ x, y, series, curves, band, outside = [] }: PackedPlot): Plot {
  return {
    x,
    y,
    series: series.map(({ name, at, of, low = of, high = of, isMark }) => ({
      name,
      ...(isMark && { isMark }),
      points: at.map((place, i) => ({ x: place, y: { estimate: of[i]!, low: low[i]!, high: high[i]! } })),
    })),
    curves: curves.map(({ name, at, of }) => ({ name, points: at.map((place, i) => ({ x: place, y: of[i]! })) })),
    band: band && {
      name: band.name,
      edges: band.at.map((at, i) => ({ x: at, low: band.low[i] ?? undefined, high: band.high[i] ?? undefined })),
    },
    outside,
  };
}

function toDigits(value: number): number {
  return Number(value.toPrecision(DIGITS));
}

/** Sizes and counts are whole and stay exact; places between them are only drawn. */
function keptWhole(value: number): number {
  return Number.isInteger(value) ? value : Number(value.toPrecision(DIGITS + 1));
}
