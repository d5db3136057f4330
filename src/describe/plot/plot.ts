import type { Evidence, Verdict } from '../../claims/kinds';
import type { Interval } from '../../model/interval';
import { growthPlot, levelPlot } from './growthPlot';
import { countedPlot, countsPlot, explanationPlot } from './countPlot';
import { changePlot, differencePlot, ratioPlot } from './pairPlot';

/** What is drawn along an axis, which says how its figures read. */
export type Quantity = 'size' | 'duration' | 'ratio' | 'count';

/** One of the two axes of a plot. */
export interface Axis {
  readonly label: string;
  readonly quantity: Quantity;
  /** A logarithmic axis where all that lies along it is over 0. */
  readonly scale: 'log' | 'linear';
}

/** What was found at one place, with its interval. */
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

/** What a claim allows from one place to another; an edge that is undefined is none. */
export interface PlotBand {
  readonly name: string;
  readonly edges: readonly {
    readonly x: number;
    readonly low: number | undefined;
    readonly high: number | undefined;
  }[];
}

/** A point of a plot: which one of which arm, since several may stand at one place, and that place. */
export interface PlotPlace {
  readonly name: string;
  /** Its place among the points of its series, from 0. */
  readonly point: number;
  readonly x: number;
}

/** What a claim is about as a picture: points with their spread, the curve through them, and what is allowed. */
export interface Plot {
  readonly x: Axis;
  readonly y: Axis;
  readonly series: readonly PlotSeries[];
  readonly curves: readonly PlotCurve[];
  readonly band: PlotBand | undefined;
  /** The points that are marked: of a violated claim those outside of what is allowed, beside a base those shown slower. */
  readonly outside: readonly PlotPlace[];
}

/**
 * Returns the picture of what a verdict rests on, or undefined where there is nothing to see: fewer than two sizes.
 *
 * Points are outside only of a claim that is violated: elsewhere noise or a usual distortion put them there.
 */
export function plotOf(verdict: Verdict): Plot | undefined {
  const plot = 'evidence' in verdict && verdict.evidence !== undefined ? drawn(verdict.evidence) : undefined;
  if (plot === undefined) return undefined;
  const places = new Set(plot.series.flatMap(({ points }) => points.map(({ x }) => x)));
  if (places.size < 2) return undefined;
  return verdict.outcome === 'violated' ? plot : { ...plot, outside: [] };
}

function drawn(evidence: Evidence): Plot | undefined {
  switch (evidence.kind) {
    case 'scaling':
      return growthPlot(evidence);
    case 'constant':
      return levelPlot(evidence);
    case 'overhead':
    case 'slope':
    case 'added cost':
      return differencePlot(evidence);
    case 'comparison':
    case 'crossover':
      return ratioPlot(evidence);
    case 'baseline':
      return changePlot(evidence);
    case 'explanation':
      return explanationPlot(evidence);
    case 'exact count':
    case 'counted scaling':
    case 'counted constant':
      return countedPlot(evidence);
    case 'counted comparison':
    case 'steady counts':
      return countsPlot(evidence);
    // One size, and nothing that grows along it
    case 'time budget':
    case 'throughput':
      return undefined;
  }
}
