import type { Plot, PlotPlace } from '../../describe/plot/plot';
import { tickLabel } from '../axis';

/** Returns whether a point of a plot is marked as outside. */
export function isOutside({ outside }: Pick<Plot, 'outside'>, name: string, point: number): boolean {
  return outside.some((place) => place.name === name && place.point === point);
}

/** Returns the places of the marked points, after the meaning of the mark; an empty text if there are none. */
export function outsideText(
  { outside, series, x }: Pick<Plot, 'outside' | 'series' | 'x'>,
  mark = 'outside of what the claim allows',
): string {
  if (outside.length === 0) return '';
  const names = [...new Set(outside.map(({ name }) => name))];
  const parts = names.map((name) => {
    const marked = outside.filter((place) => place.name === name);
    const all = (series.find((one) => one.name === name)?.points ?? []).map((point) => point.x);
    return `${series.length > 1 ? `${name} ` : ''}${placesText(marked, all, x)}`;
  });
  return `${mark}: ${parts.join('; ')}`;
}

/** The first place, if all points from there on are marked; otherwise each place. Counts may repeat, in any order. */
function placesText(marked: readonly PlotPlace[], all: readonly number[], { label, quantity }: Plot['x']): string {
  const text = (place: number): string => tickLabel(place, quantity);
  const places = [...new Set(marked.map((place) => place.x))].sort((a, b) => a - b);
  const [first] = places as [number];
  const isToTheEnd = all.filter((place) => place >= first).length === marked.length;
  if (isToTheEnd && places.length > 1) return `from ${label} = ${text(first)} on`;
  return `at ${label} = ${places.map(text).join(', ')}`;
}
