import type { Axis, Quantity } from '../../describe/plot/plot';
import { known, plainDuration, wholeOrKnown } from '../../describe/quantity';
import type { Range } from './axisRange';

const MULTIPLES = [1, 2, 5] as const;

/**
 * Returns round values along an axis in ascending order.
 *
 * @param most - the largest number of values, at least 2; a linear axis may have one more
 */
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
