import type uPlot from 'uplot';
import type { Plot } from '../../../describe/plot/plot';
import type { Range } from '../../axisTicks';
import type { PlotPart } from './plotPart';
import { colour } from './theme';

/** A plot as uPlot takes it: all places in one list, and a column for every curve and every edge of the band. */
export interface AlignedData {
  readonly data: uPlot.AlignedData;
  readonly series: uPlot.Series[];
  readonly bands: uPlot.Band[];
}

/** Returns the curves and the band of a plot; its points are drawn apart, since they have intervals. */
export function alignedData(
  { series, curves, band }: Plot,
  { low, high }: Range,
  hidden: ReadonlySet<PlotPart>,
): AlignedData {
  const at = [
    ...new Set([
      ...series.flatMap(({ points }) => points.map((point) => point.x)),
      ...curves.flatMap(({ points }) => points.map((point) => point.x)),
      ...(band?.edges ?? []).map((edge) => edge.x),
    ]),
  ].sort((a, b) => a - b);
  const column = (figures: ReadonlyMap<number, number>): (number | null)[] => at.map((x) => figures.get(x) ?? null);
  const lines = curves.map((curve) => ({
    column: column(new Map(curve.points.map((point) => [point.x, point.y]))),
    series: line(curve.name, { stroke: colour('curve'), width: 2, show: () => !hidden.has(curve) }),
  }));
  const edges =
    band === undefined
      ? []
      : [
          column(new Map(band.edges.map((edge) => [edge.x, edge.high ?? high]))),
          column(new Map(band.edges.map((edge) => [edge.x, edge.low ?? low]))),
        ];
  const first = 1 + lines.length;
  return {
    data: [at, ...lines.map((each) => each.column), ...edges],
    series: [
      {},
      ...lines.map((each) => each.series),
      ...edges.map(() => line('', { stroke: colour('holds'), width: 1, show: () => !hidden.has(band!) })),
    ],
    bands:
      band === undefined
        ? []
        : [{ series: [first, first + 1], fill: () => (hidden.has(band) ? 'transparent' : colour('band')) }],
  };
}

function line(
  label: string,
  { stroke, width = 0, show }: { readonly stroke?: string; readonly width?: number; readonly show: () => boolean },
): uPlot.Series {
  return {
    label,
    scale: 'y',
    auto: false,
    spanGaps: true,
    width,
    points: { show: false },
    stroke: () => (show() && stroke !== undefined ? stroke : 'transparent'),
  };
}
