import type { Plot, PlotPlace } from '../describe/plot/plot';
import { tickLabel } from './axisTicks';

/** Returns whether a point of a plot is outside of what is allowed. */
export function isOutside({ outside }: Pick<Plot, 'outside'>, name: string, point: number): boolean {
  return outside.some((place) => place.name === name && place.point === point);
}

/**
 * Returns where points are outside of what is allowed in words, or nothing where none is.
 *
 * @param what - what it is to be outside
 */
export function outsideText(
  { outside, series, x }: Pick<Plot, 'outside' | 'series' | 'x'>,
  what = 'outside of what the claim allows',
): string {
  if (outside.length === 0) return '';
  const names = [...new Set(outside.map(({ name }) => name))];
  const parts = names.map((name) => {
    const those = outside.filter((place) => place.name === name);
    const all = (series.find((one) => one.name === name)?.points ?? []).map((point) => point.x);
    return `${series.length > 1 ? `${name} ` : ''}${placesText(those, all, x)}`;
  });
  return `${what}: ${parts.join('; ')}`;
}

/** Where that is so from one place on, that place; else all of them. Counts are in no order, and some of them equal. */
function placesText(those: readonly PlotPlace[], all: readonly number[], { label, quantity }: Plot['x']): string {
  const text = (place: number): string => tickLabel(place, quantity);
  const places = [...new Set(those.map((place) => place.x))].sort((a, b) => a - b);
  const [first] = places as [number];
  const isToTheEnd = all.filter((place) => place >= first).length === those.length;
  if (isToTheEnd && places.length > 1) return `from ${label} = ${text(first)} on`;
  return `at ${label} = ${places.map(text).join(', ')}`;
}
