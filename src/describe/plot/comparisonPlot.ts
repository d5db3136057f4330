import type { WorkloadChange } from '../../claims/baseline/workloadChange';
import type { SizeRatio } from '../../claims/pair/evidence';
import { endsOf } from '../extremes';
import { known, stated } from '../quantity';
import type { Plot } from './plot';
import { placesWhere, plotFrom, valueAt } from './plotParts';

/** The ratios that a plot shows as allowed; an edge that is left out does not limit them. */
interface AllowedRatios {
  readonly low?: number | undefined;
  readonly high?: number | undefined;
  /** The smallest size at which they are allowed. @defaultValue all sizes */
  readonly from?: number;
  /** @defaultValue a name that gives the edges */
  readonly name?: string;
}

/** Returns the ratio of two times at each size, with the line at which they are equal and the ratios that are allowed. */
export function ratioPlot(name: string, ratios: readonly SizeRatio[], allowed: AllowedRatios): Plot {
  const { low, high, from = 0 } = allowed;
  return plotFrom({
    y: { label: name, quantity: 'ratio' },
    series: [{ name, points: ratios.map(({ n, ratio }) => ({ x: n, y: ratio })) }],
    curves: ratios.length === 0 ? [] : [{ name: 'equal', points: endsOf(ratios).map(({ n }) => ({ x: n, y: 1 })) }],
    band: {
      name: allowed.name ?? `allowed, ${rangeText(allowed)}`,
      edges: ratios.filter(({ n }) => n >= from).map(({ n: x }) => ({ x, low, high })),
    },
  });
}

function rangeText({ low, high }: AllowedRatios): string {
  if (low !== undefined && high !== undefined) return `${stated(low)} to ${stated(high)}`;
  return low === undefined ? `up to ${stated(high!)}` : `from ${stated(low)}`;
}

/** Returns the times of a workload over those at the base, with the ratios that a claim allows. */
export function baselinePlot({ arm, times = [] }: WorkloadChange, base: string, allowed: AllowedRatios): Plot {
  const ratios = times
    // One pair of processes alone does not bound a change.
    .filter(({ change: { low, high } }) => Number.isFinite(low) && Number.isFinite(high))
    .map(({ n, change: { estimate, low, high } }) => ({
      n,
      ratio: { estimate: Math.exp(estimate), low: Math.exp(low), high: Math.exp(high) },
    }));
  return ratioPlot(`${arm} now / at ${base}`, ratios, allowed);
}

/** A base, and the factor by which times may differ from those at the base and count as unchanged. */
interface ComparisonBase {
  readonly named: string;
  readonly within: number;
}

/** Returns the times of a workload over those at the base; undefined if fewer than two sizes have an interval. */
export function workloadPlot(workload: WorkloadChange, { named, within }: ComparisonBase): Plot | undefined {
  const [low, high] = [1 / within, within];
  const plot = baselinePlot(workload, named, { low, high, name: `unchanged, ${known(low)} to ${stated(high)}` });
  if (plot.series.every(({ points }) => points.length < 2)) return undefined;
  const slower = (workload.times ?? []).filter(({ outcome }) => outcome === 'more').map(({ n }) => n);
  return { ...plot, outside: placesWhere(plot.series, ({ x }) => slower.includes(x)) };
}

/** Returns points divided by the curve that was fitted to them, so that 1 is the curve; undefined without one. */
export function residualPlot({ x, series, curves: [curve] }: Plot): Plot | undefined {
  if (curve === undefined) return undefined;
  // A curve through the judged sizes alone says nothing of smaller ones.
  const bottom = curve.points[0]!.x;
  const places = series.flatMap(({ points }) => points.map((point) => point.x)).filter((place) => place >= bottom);
  const residuals = series.map(({ name, points }) => ({
    name,
    points: points
      .filter((point) => point.x >= bottom)
      .map(({ x: at, y }) => {
        const fitted = valueAt(curve, at);
        return { x: at, y: { estimate: y.estimate / fitted, low: y.low / fitted, high: y.high / fitted } };
      }),
  }));
  if (!residuals.every(({ points }) => points.every(({ y }) => Number.isFinite(y.estimate)))) return undefined;
  const ends = [Math.min(...places), Math.max(...places)];
  return plotFrom({
    x,
    y: { label: 'measured / curve', quantity: 'ratio' },
    series: residuals,
    curves: [{ name: 'on the curve', points: ends.map((at) => ({ x: at, y: 1 })) }],
  });
}
