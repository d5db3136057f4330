import type { Plot, PlotPlace } from '../evidence/plot';
import { tickLabel } from './axisTicks';

/** Returns whether a point of a plot is outside of what is allowed. */
export function isOutside({ outside }: Pick<Plot, 'outside'>, name: string, x: number): boolean {
  return outside.some((place) => place.name === name && place.x === x);
}

/** Returns where points are outside of what is allowed in words, or nothing where none is. */
export function outsideText({ outside, series, x }: Pick<Plot, 'outside' | 'series' | 'x'>): string {
  if (outside.length === 0) return '';
  const names = [...new Set(outside.map(({ name }) => name))];
  const parts = names.map((name) => {
    const places = outside.filter((place) => place.name === name).map((place) => place.x);
    const all = (series.find((one) => one.name === name)?.points ?? []).map((point) => point.x);
    return `${series.length > 1 ? `${name} ` : ''}${placesText(places, all, x)}`;
  });
  return `outside of what the claim allows: ${parts.join('; ')}`;
}

/** Where that is so from one place on, that place; else all of them. */
function placesText(places: readonly PlotPlace['x'][], all: readonly number[], { label, quantity }: Plot['x']): string {
  const text = (place: number): string => tickLabel(place, quantity);
  const [first] = places as [number];
  const isToTheEnd = all.filter((place) => place >= first).length === places.length;
  if (isToTheEnd && places.length > 1) return `from ${label} = ${text(first)} on`;
  return `at ${label} = ${places.map(text).join(', ')}`;
}
