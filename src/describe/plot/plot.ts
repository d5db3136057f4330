import type { Interval } from '../../model/interval';

/** The quantity along an axis, which decides how a report writes its figures. */
export type Quantity = 'size' | 'duration' | 'ratio' | 'count';

/** The name of an axis and its quantity. */
export interface AxisLabel {
  readonly label: string;
  readonly quantity: Quantity;
}

/** One of the two axes of a plot. */
export interface Axis extends AxisLabel {
  /** Logarithmic if all values along the axis are over 0. */
  readonly scale: 'log' | 'linear';
}

/** A figure at one place, with its interval. */
export interface PlotPoint {
  readonly x: number;
  readonly y: Interval;
}

/** The points of one arm, or marks around points of several. */
export interface PlotSeries {
  readonly name: string;
  readonly points: readonly PlotPoint[];
  readonly isMark?: true;
}

/** A line through places, left to right. */
export interface PlotCurve {
  readonly name: string;
  readonly points: readonly { readonly x: number; readonly y: number }[];
}

/** The figures that a claim allows from one place to another; an edge that is undefined does not limit them. */
export interface PlotBand {
  readonly name: string;
  readonly edges: readonly {
    readonly x: number;
    readonly low: number | undefined;
    readonly high: number | undefined;
  }[];
}

/** A point of a plot, by its series and its index, since several points may stand at one place. */
export interface PlotPlace {
  readonly name: string;
  /** The index of the point in its series, from 0. */
  readonly point: number;
  readonly x: number;
}

/** Points with their intervals, curves through them, and the band that a claim allows. */
export interface Plot {
  readonly x: Axis;
  readonly y: Axis;
  readonly series: readonly PlotSeries[];
  readonly curves: readonly PlotCurve[];
  readonly band: PlotBand | undefined;
  /** The marked points: those outside of the band of a violated claim, or those that became slower than the base. */
  readonly outside: readonly PlotPlace[];
}
