import type { Plot, PlotBand, PlotPoint } from '../../describe/plot/plot';
import { valueAt } from '../../describe/plot/plotParts';
import { inUnit, significant, unitFor, withInterval, wholeOrKnown } from '../../describe/quantity';
import type { Interval } from '../../model/interval';
import { tickLabel } from '../axisTicks';
import { isOutside } from '../outside';
import { html, type Html } from './html';

/** A row of the table behind a plot: a place, and which of the points there, since arms may count the same at two sizes. */
interface Row {
  readonly place: number;
  readonly nth: number;
}

/** A column of it: what stands over it, and the cell in each row. */
interface Column {
  readonly head: string;
  readonly cell: (row: Row) => Html | string;
}

/**
 * Returns what a plot shows as a table, which needs no script: figures with their intervals, in one unit a column, and
 * beside them the curve and what is allowed, where the claim is about that.
 */
export function plotTable(title: string, plot: Plot, marked = 'outside'): Html {
  const { x, series } = plot;
  const columns = [...series.map((one) => seriesColumn(one, plot, marked)), ...boundColumns(plot)];
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Table: ${title}">
    <table>
      <thead>
        <tr>
          <th scope="col"><bdi>${x.label}</bdi></th>
          ${columns.map(({ head }) => html`<th scope="col"><bdi>${head}</bdi></th>`)}
        </tr>
      </thead>
      <tbody>
        ${rowsOf(plot).map(
          (row) =>
            html`<tr>
              <th scope="row">${tickLabel(row.place, x.quantity)}</th>
              ${columns.map(({ cell }) => html`<td>${cell(row)}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function seriesColumn({ name, points }: Plot['series'][number], plot: Plot, marked: string): Column {
  const { head, format } = formatOf(
    name,
    points.map((point) => point.y.estimate),
    plot,
  );
  const at = pointsAt(points);
  return {
    head,
    cell: ({ place, nth }) => {
      const point = at.get(place)?.[nth];
      if (point === undefined) return '';
      const text = intervalText(points[point]!.y, format);
      return isOutside(plot, name, point) ? html`<strong>${text}, ${marked}</strong>` : text;
    },
  };
}

/** As many rows at each place as the arm has points there that has most. */
function rowsOf({ series }: Plot): Row[] {
  const most = new Map<number, number>();
  for (const { points } of series) {
    for (const [place, those] of pointsAt(points)) most.set(place, Math.max(most.get(place) ?? 0, those.length));
  }
  return [...most]
    .sort(([a], [b]) => a - b)
    .flatMap(([place, length]) => Array.from({ length }, (_, nth) => ({ place, nth })));
}

/** Which points stand at each place, in their order. */
function pointsAt(points: readonly PlotPoint[]): Map<number, number[]> {
  const at = new Map<number, number[]>();
  points.forEach(({ x }, i) => at.set(x, [...(at.get(x) ?? []), i]));
  return at;
}

/** The curve through the points, and the edges of what is allowed. The curve of a plot of ratios is the line at 1. */
function boundColumns(plot: Plot): Column[] {
  const { band, curves, y } = plot;
  const fitted = (y.quantity === 'ratio' ? [] : curves).map(({ name, points }): Column => {
    const { head, format } = formatOf(
      name,
      points.map((point) => point.y),
      plot,
    );
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

/** The unit that suits the largest figure of a column. */
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

function intervalText({ estimate, low, high }: Interval, format: (value: number) => string): string {
  return low === high ? format(estimate) : withInterval({ estimate, low, high }, format);
}
