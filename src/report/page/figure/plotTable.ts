import type { Plot, PlotBand, PlotPoint, PlotSeries } from '../../../describe/plot/plot';
import { valueAt } from '../../../describe/plot/plotParts';
import { inUnit, significant, unitFor, wholeOrKnown, withInterval } from '../../../describe/quantity';
import { tickLabel } from '../../axis';
import { isOutside } from '../../text/outsidePoints';
import { html, type Html, scrollTable, tableRow } from '../html';

/** A row of the table: a place, and which of the points there, since an arm may count the same at two sizes. */
interface Row {
  readonly place: number;
  readonly nth: number;
}

/** A column of the table: its heading, and the cell of each row. */
interface Column {
  readonly head: string;
  readonly cell: (row: Row) => Html | string;
}

/** Returns the points of a plot as a table, which needs no script, with the curve and the band beside them. */
export function plotTable(title: string, plot: Plot, mark = 'outside'): Html {
  const { x, series } = plot;
  const columns = [...series.map((one) => seriesColumn(one, plot, mark)), ...boundColumns(plot)];
  const rows = rowsOf(plot).map((row) => {
    return tableRow([tickLabel(row.place, x.quantity), ...columns.map(({ cell }) => cell(row))]);
  });
  return scrollTable(`Table: ${title}`, [x.label, ...columns.map(({ head }) => head)], rows);
}

function seriesColumn({ name, points }: PlotSeries, plot: Plot, mark: string): Column {
  const estimates = points.map((point) => point.y.estimate);
  const { head, format } = formatOf(name, estimates, plot);
  return {
    head,
    cell: ({ place, nth }) => {
      const point = pointsAt(place, points)[nth];
      if (point === undefined) return '';
      const { y } = points[point]!;
      const text = y.low === y.high ? format(y.estimate) : withInterval(y, format);
      return isOutside(plot, name, point) ? html`<strong>${text}, ${mark}</strong>` : text;
    },
  };
}

/** At each place, a row for every point of the arm that has most points there. */
function rowsOf({ series }: Plot): Row[] {
  const places = [...new Set(series.flatMap(({ points }) => points.map(({ x }) => x)))].sort((a, b) => a - b);
  return places.flatMap((place) => {
    const most = Math.max(...series.map(({ points }) => pointsAt(place, points).length));
    return Array.from({ length: most }, (_, nth) => ({ place, nth }));
  });
}

/** The indices of the points at a place. */
function pointsAt(place: number, points: readonly PlotPoint[]): number[] {
  return points.flatMap(({ x }, i) => (x === place ? [i] : []));
}

/** The curve and the edges of the band. A plot of ratios has no column for its curve, which is the line at 1. */
function boundColumns(plot: Plot): Column[] {
  const { band, curves, y } = plot;
  const fitted = (y.quantity === 'ratio' ? [] : curves).map(({ name, points }): Column => {
    const values = points.map((point) => point.y);
    const { head, format } = formatOf(name, values, plot);
    const isBetween = (place: number): boolean => place >= points[0]!.x && place <= points.at(-1)!.x;
    return { head, cell: ({ place }) => (isBetween(place) ? format(valueAt({ name, points }, place)) : '') };
  });
  if (band === undefined) return fitted;
  const ends = band.edges.flatMap(({ low, high }) => [low, high].filter((end) => end !== undefined));
  const { head, format } = formatOf(band.name, ends, plot);
  return [...fitted, { head, cell: ({ place }) => edgeText(band, place, format) }];
}

function edgeText({ edges }: PlotBand, place: number, format: (value: number) => string): string {
  const { low, high } = edges.find((edge) => edge.x === place) ?? {};
  if (low === undefined) return high === undefined ? '' : `up to ${format(high)}`;
  return high === undefined ? `from ${format(low)}` : `${format(low)} to ${format(high)}`;
}

/** The heading of a column and the format of its figures, in the unit that suits the largest one. */
function formatOf(
  name: string,
  figures: readonly number[],
  { y: { quantity } }: Plot,
): { readonly head: string; readonly format: (value: number) => string } {
  if (quantity === 'count') return { head: name, format: wholeOrKnown };
  if (quantity !== 'duration') return { head: name, format: significant };
  const unit = unitFor(Math.max(...figures.map(Math.abs)));
  return { head: `${name}, ${unit}`, format: (value) => inUnit(value, unit) };
}
