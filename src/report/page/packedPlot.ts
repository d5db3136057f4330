import type { Axis, Plot, PlotPlace } from '../../describe/plot/plot';

/** Figures at places, a list of each: what a page holds of points, curves and bands. */
export interface PackedSeries {
  readonly name: string;
  readonly at: readonly number[];
  readonly of: readonly number[];
  /** The ends of the intervals; left out where all are exact. */
  readonly low?: readonly number[];
  readonly high?: readonly number[];
  readonly isMark?: true;
}

/** A plot as short as it can be said, since a page holds hundreds. */
export interface PackedPlot {
  readonly x: Axis;
  readonly y: Axis;
  readonly series: readonly PackedSeries[];
  readonly curves: readonly PackedSeries[];
  readonly band?: {
    readonly name: string;
    readonly at: readonly number[];
    /** An edge that is null is none. */
    readonly low: readonly (number | null)[];
    readonly high: readonly (number | null)[];
  };
  readonly outside?: readonly PlotPlace[];
}

/** Finer than what a screen shows. */
const DIGITS = 4;

/** Returns a plot in short, its figures rounded; places are kept as they are, since they are compared, and so are counts. */
export function packed({ x, y, series, curves, band, outside }: Plot): PackedPlot {
  const rounded = y.quantity === 'count' ? keptWhole : toDigits;
  return {
    x,
    y,
    series: series.map(({ name, points, isMark }) => {
      const isExact = points.every((point) => point.y.low === point.y.estimate && point.y.high === point.y.estimate);
      const figures = {
        name,
        at: points.map((point) => keptWhole(point.x)),
        of: points.map((point) => rounded(point.y.estimate)),
        ...(isMark && { isMark }),
      };
      if (isExact) return figures;
      return {
        ...figures,
        low: points.map((point) => rounded(point.y.low)),
        high: points.map((point) => rounded(point.y.high)),
      };
    }),
    curves: curves.map(({ name, points }) => ({
      name,
      at: points.map((point) => keptWhole(point.x)),
      of: points.map((point) => rounded(point.y)),
    })),
    ...(band === undefined
      ? {}
      : {
          band: {
            name: band.name,
            at: band.edges.map((edge) => keptWhole(edge.x)),
            low: band.edges.map(({ low }) => (low === undefined ? null : rounded(low))),
            high: band.edges.map(({ high }) => (high === undefined ? null : rounded(high))),
          },
        }),
    ...(outside.length === 0 ? {} : { outside }),
  };
}

function toDigits(value: number): number {
  return Number(value.toPrecision(DIGITS));
}

/** Sizes and counts are whole and exact; what lies between them is drawn, not compared. */
function keptWhole(value: number): number {
  return Number.isInteger(value) ? value : Number(value.toPrecision(DIGITS + 1));
}
