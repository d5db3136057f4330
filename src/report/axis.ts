import type { Axis, Plot, Quantity } from '../describe/plot/plot';
import { known, plainDuration, wholeOrKnown } from '../describe/quantity';

/** The two ends of an axis. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

/** Maps values along an axis to 0 at its low end and 1 at its high end. */
export type Scale = (value: number) => number;

/** Edges of a band that lie further beyond the points are left out: a factor, or on a linear axis the span of the points. */
const BAND_REACH = 10;
/** The free space at both ends of an axis, as a share of it. */
const MARGIN = 0.04;

/** Returns the range of the x axis: that of the points. */
export function xRange({ series, x }: Plot): Range {
  const values = series.flatMap(({ points }) => points.map((point) => point.x));
  return withMargin({ low: Math.min(...values), high: Math.max(...values) }, x.scale);
}

/** Returns the range of the y axis: all intervals and curves, and the edges of the band that are near them. */
export function yRange({ series, curves, band, y }: Plot): Range {
  const points = series.flatMap((one) => one.points.map((point) => point.y));
  const lines = curves.flatMap((curve) => curve.points.map((point) => point.y));
  const shown = [...points.flatMap(({ low, high }) => [low, high]), ...lines].filter((value) => fits(value, y.scale));
  const [least, most] = [Math.min(...shown), Math.max(...shown)];
  const span = most - least || Math.abs(most);
  const near: Range =
    y.scale === 'log' ? { low: least / BAND_REACH, high: most * BAND_REACH } : { low: least - span, high: most + span };
  const edges = (band?.edges ?? []).flatMap(({ low, high }) => [low, high].filter((edge) => edge !== undefined));
  const visible = edges.filter((edge) => fits(edge, y.scale) && edge >= near.low && edge <= near.high);
  return withMargin({ low: Math.min(least, ...visible), high: Math.max(most, ...visible) }, y.scale);
}

/** Returns the scale of an axis over a range. */
export function scaleOf({ low, high }: Range, scale: Axis['scale']): Scale {
  if (scale === 'linear') return (value) => (value - low) / (high - low);
  const [from, to] = [Math.log(low), Math.log(high)];
  return (value) => (value <= 0 ? -Infinity : (Math.log(value) - from) / (to - from));
}

function fits(value: number, scale: Axis['scale']): boolean {
  return Number.isFinite(value) && (scale === 'linear' || value > 0);
}

function withMargin({ low, high }: Range, scale: Axis['scale']): Range {
  if (scale === 'log') {
    const factor = high > low ? (high / low) ** MARGIN : 2;
    return { low: low / factor, high: high * factor };
  }
  const span = high > low ? MARGIN * (high - low) : Math.abs(high) || 1;
  return { low: low - span, high: high + span };
}

const MULTIPLES = [1, 2, 5] as const;

/** Returns up to `most` round values along an axis, ascending; a linear axis may have one more. */
export function ticks({ low, high }: Range, scale: Axis['scale'], most: number): number[] {
  if (scale === 'linear') return evenTicks(low, high, most);
  const decades = decadesBetween(low, high);
  const finer = decadesBetween(low / 10, high)
    .flatMap((decade) => MULTIPLES.map((multiple) => multiple * decade))
    .filter((value) => value >= low && value <= high);
  if (finer.length < 2) return evenTicks(low, high, most);
  return finer.length <= most ? finer : thinned(decades.length < 2 ? finer : decades, most);
}

function decadesBetween(low: number, high: number): number[] {
  return wholeNumbers(Math.log10(low), Math.log10(high)).map((power) => Number(`1e${String(power)}`));
}

function evenTicks(low: number, high: number, most: number): number[] {
  const rough = (high - low) / most;
  const decade = 10 ** Math.floor(Math.log10(rough));
  const step = [...MULTIPLES, 10].map((multiple) => multiple * decade).find((each) => each >= rough)!;
  return wholeNumbers(low / step, high / step).map((multiple) => Number((multiple * step).toPrecision(12)));
}

/** The whole numbers from one end to the other; an end may be off by a rounding error. */
function wholeNumbers(low: number, high: number): number[] {
  const first = Math.ceil(low - 1e-9);
  const last = Math.floor(high + 1e-9);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
}

function thinned(values: readonly number[], most: number): number[] {
  const step = Math.ceil(values.length / most);
  return values.filter((_, i) => i % step === 0);
}

/** Returns the label of a round value beside an axis. */
export function tickLabel(value: number, quantity: Quantity): string {
  switch (quantity) {
    case 'duration':
      return value === 0 ? '0' : plainDuration(value);
    case 'ratio':
      return known(value);
    case 'size':
    case 'count':
      return wholeOrKnown(value);
  }
}
