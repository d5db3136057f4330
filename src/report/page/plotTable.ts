import type { Plot, PlotBand } from '../../evidence/plot';
import { valueAt } from '../../evidence/plotParts';
import { count, inUnit, known, significant, unitFor } from '../../evidence/quantity';
import type { Interval } from '../../statistics/interval';
import { isOutside } from '../outside';
import { html, type Html } from './html';

/** A column of the table behind a plot: what stands over it, and the cell at each place. */
interface Column {
  readonly head: string;
  readonly cell: (place: number) => Html | string;
}

/**
 * Returns what a plot shows as a table, which needs no script: figures with their intervals, in one unit a column, and
 * beside them the curve and what is allowed, where the claim is about that.
 */
export function plotTable(plot: Plot): Html {
  const { x, y, series } = plot;
  const places = [...new Set(series.flatMap(({ points }) => points.map((point) => point.x)))].sort((a, b) => a - b);
  const columns = [...series.map((one) => seriesColumn(one, plot)), ...boundColumns(plot)];
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Table of ${y.label} by ${x.label}">
    <table>
      <thead>
        <tr>
          <th scope="col">${x.label}</th>
          ${columns.map(({ head }) => html`<th scope="col"><bdi>${head}</bdi></th>`)}
        </tr>
      </thead>
      <tbody>
        ${places.map(
          (place) =>
            html`<tr>
              <th scope="row">${placeText(place, x)}</th>
              ${columns.map(({ cell }) => html`<td>${cell(place)}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function seriesColumn({ name, points }: Plot['series'][number], plot: Plot): Column {
  const { head, format } = formatOf(
    name,
    points.map((point) => point.y.estimate),
    plot,
  );
  const found = new Map(points.map((point) => [point.x, point.y]));
  return {
    head,
    cell: (place) => {
      const interval = found.get(place);
      if (interval === undefined) return '';
      const text = intervalText(interval, format);
      return isOutside(plot, name, place) ? html`<strong>${text}, outside</strong>` : text;
    },
  };
}

/** The curve through the points, and the edges of what is allowed. */
function boundColumns(plot: Plot): Column[] {
  const { band, curves } = plot;
  if (band === undefined) return [];
  const fitted = curves.map(({ name, points }): Column => {
    const { head, format } = formatOf(
      name,
      points.map((point) => point.y),
      plot,
    );
    return { head, cell: (place) => format(valueAt({ name, points }, place)) };
  });
  const ends = band.edges.flatMap(({ low, high }) => [low, high].filter((end) => end !== undefined));
  const { head, format } = formatOf(band.name, ends, plot);
  return [...fitted, { head, cell: (place) => edgeText(band, place, format) }];
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
  if (quantity === 'count') return { head: name, format: count };
  if (quantity !== 'duration') return { head: name, format: significant };
  const unit = unitFor(Math.max(...figures.map(Math.abs)));
  return { head: `${name}, ${unit}`, format: (value) => inUnit(value, unit) };
}

function intervalText({ estimate, low, high }: Interval, format: (value: number) => string): string {
  return low === high ? format(estimate) : `${format(estimate)} [${format(low)}, ${format(high)}]`;
}

function placeText(value: number, { quantity }: Plot['x']): string {
  return quantity === 'count' && !Number.isInteger(value) ? known(value) : count(value);
}
