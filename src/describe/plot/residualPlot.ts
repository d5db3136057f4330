import type { Plot } from './plot';
import { plotFrom, valueAt } from './plotParts';

/** Returns points divided by the curve that was fitted to them, so that 1 lies on it; undefined without such a curve. */
export function residualPlot({ x, series, curves: [curve] }: Plot): Plot | undefined {
  if (curve === undefined) return undefined;
  const places = series.flatMap(({ points }) => points.map((point) => point.x));
  const residuals = series.map(({ name, points }) => ({
    name,
    points: points.map(({ x: at, y }) => {
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
