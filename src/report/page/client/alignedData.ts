import type uPlot from 'uplot';
import type { Plot } from '../../../describe/plot/plot';
import type { Range } from '../../axis';
import type { PlotPart } from './legend';
import { colour } from './theme';

/** A plot in the form of uPlot: one list of places, and a column for each curve and each edge of the band. */
export interface AlignedData {
  readonly data: uPlot.AlignedData;
  readonly series: uPlot.Series[];
  readonly bands: uPlot.Band[];
}

/** Returns the curves and the band of a plot. Its points are drawn separately, since they have intervals. */
export function alignedData(
  { series: arms, curves, band }: Plot,
  { low, high }: Range,
  hidden: ReadonlySet<PlotPart>,
): AlignedData {
  const at = [
    ...new Set([
      ...arms.flatMap(({ points }) => points.map((point) => point.x)),
      ...curves.flatMap(({ points }) => points.map((point) => point.x)),
      ...(band?.edges ?? []).map((edge) => edge.x),
    ]),
  ].sort((a, b) => a - b);
  const column = (figures: ReadonlyMap<number, number>): (number | null)[] => at.map((x) => figures.get(x) ?? null);
  const shown = (part: PlotPart, name: string) => (): string => (hidden.has(part) ? 'transparent' : colour(name));
  const columns = curves.map(({ points }) => column(new Map(points.map(({ x, y }) => [x, y]))));
  const series = [{}, ...curves.map((curve) => line(2, shown(curve, 'curve')))];
  if (band === undefined) return { data: [at, ...columns], series, bands: [] };
  const tops = column(new Map(band.edges.map((edge) => [edge.x, edge.high ?? high])));
  const bottoms = column(new Map(band.edges.map((edge) => [edge.x, edge.low ?? low])));
  return {
    data: [at, ...columns, tops, bottoms],
    series: [...series, line(1, shown(band, 'holds')), line(1, shown(band, 'holds'))],
    bands: [{ series: [series.length, series.length + 1], fill: shown(band, 'band') }],
  };
}

/** A line; uPlot asks for its colour whenever it draws. */
function line(width: number, stroke: () => string): uPlot.Series {
  return { scale: 'y', auto: false, spanGaps: true, width, points: { show: false }, stroke };
}
