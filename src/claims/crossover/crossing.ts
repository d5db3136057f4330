import type { Interval } from '../../model/interval';
import type { SizeRatio } from '../shared/evidence';
import type { Crossing } from './evidence';

/** What persistent distortions of both arms do to their ratio: 1.96 standard deviations of 0.6 % each. */
const DISTORTION = 1.96 * Math.SQRT2 * 0.006;

/**
 * Returns the size from which on the ratios of A over B stay under 1, and an interval that holds their noise and the
 * distortion of a process: a straight line between neighbouring sizes, both axes logarithmic.
 *
 * @param ratios - A / B at each size, ascending
 * @param options - what persistent distortions do to a ratio, as a logarithm; counts have none
 */
export function crossingOf(ratios: readonly SizeRatio[], { distortion = DISTORTION } = {}): Crossing {
  const curve = (figure: (ratio: Interval) => number): Point[] =>
    ratios.map(({ n, ratio }) => ({ n, log: figure(ratio) }));
  const found = lastFall(curve(({ estimate }) => Math.log(estimate)));
  if (found === 0) return { kind: 'faster throughout' };
  if (found === Infinity) return { kind: 'not faster at the top' };
  const low = lastFall(curve((ratio) => Math.log(ratio.low) - distortion));
  const high = lastFall(curve((ratio) => Math.log(ratio.high) + distortion));
  const n = { estimate: found, low: low === 0 ? undefined : low, high: high === Infinity ? undefined : high };
  return { kind: 'crosses', n };
}

interface Point {
  readonly n: number;
  readonly log: number;
}

/** The size from which on the logarithms are under 0: 0 where all of them are, Infinity where the last is not. */
function lastFall(points: readonly Point[]): number {
  const last = points.findLastIndex(({ log }) => log >= 0);
  if (last === -1) return 0;
  const [from, to] = [points[last]!, points[last + 1]];
  if (to === undefined) return Infinity;
  // Where the other counts nothing, no straight line leads down from there.
  if (from.log === Infinity) return to.n;
  return from.n * (to.n / from.n) ** (from.log / (from.log - to.log));
}
