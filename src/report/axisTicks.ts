import type { Axis, Quantity } from '../describe/plot/plot';
import { wholeOrKnown, known, plainDuration } from '../describe/quantity';

/** Between what an axis runs. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

const MULTIPLES = [1, 2, 5] as const;

/**
 * Returns round values along an axis, ascending.
 *
 * @param most - so many at most, at least 2
 */
export function ticks({ low, high }: Range, scale: Axis['scale'], most: number): number[] {
  if (scale === 'linear') return linear(low, high, most);
  const decades = powers(low, high);
  const finer = powers(low / 10, high * 10)
    .flatMap((power) => MULTIPLES.map((multiple) => multiple * power))
    .filter((value) => value >= low && value <= high);
  if (finer.length >= 2 && finer.length <= most) return finer;
  if (decades.length >= 2) return thinned(decades, most);
  return finer.length >= 2 ? thinned(finer, most) : linear(low, high, most);
}

function powers(low: number, high: number): number[] {
  const first = Math.ceil(Math.log10(low) - 1e-9);
  const last = Math.floor(Math.log10(high) + 1e-9);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => Number(`1e${String(first + i)}`));
}

function linear(low: number, high: number, most: number): number[] {
  const rough = (high - low) / most;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [...MULTIPLES, 10].map((multiple) => multiple * power).find((each) => each >= rough)!;
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => Number(((first + i) * step).toPrecision(12)));
}

function thinned(values: readonly number[], most: number): number[] {
  const step = Math.ceil(values.length / most);
  return values.filter((_, i) => i % step === 0);
}

/** Returns a round value as it stands beside an axis. */
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
