import type { Interval } from '../../model/interval';
import type { SizeRatio } from '../pair/evidence';
import type { Crossing } from './evidence';

/**
 * Returns the size from which on the ratios A / B stay under 1, by straight lines between neighbouring sizes on
 * logarithmic axes. Its interval covers what theirs cover.
 *
 * @param ratios - A / B at each size, ascending
 */
export function crossingOf(ratios: readonly SizeRatio[]): Crossing {
  const curve = (figure: (ratio: Interval) => number): Point[] =>
    ratios.map(({ n, ratio }) => ({ n, log: figure(ratio) }));
  const found = lastFall(curve(({ estimate }) => Math.log(estimate)));
  if (found === 0) return { kind: 'faster throughout' };
  if (found === Infinity) return { kind: 'not faster at the top' };
  const low = lastFall(curve((ratio) => Math.log(ratio.low)));
  const high = lastFall(curve((ratio) => Math.log(ratio.high)));
  const n = { estimate: found, low: low === 0 ? undefined : low, high: high === Infinity ? undefined : high };
  return { kind: 'crosses', n };
}

interface Point {
  readonly n: number;
  readonly log: number;
}

/** Returns the size from which on the logarithms are under 0: 0 if all of them are, Infinity if the last is not. */
function lastFall(points: readonly Point[]): number {
  const last = points.findLastIndex(({ log }) => log >= 0);
  if (last === -1) return 0;
  const [from, to] = [points[last]!, points[last + 1]];
  if (to === undefined) return Infinity;
  // If the other arm counts nothing, no straight line leads down from there.
  if (from.log === Infinity) return to.n;
  return from.n * (to.n / from.n) ** (from.log / (from.log - to.log));
}
