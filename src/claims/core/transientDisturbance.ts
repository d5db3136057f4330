import type { TransientDisturbance } from '../../statistics/sequential/sequentialTest';

/** How much slower cells may be while something on the machine disturbs them: what the simulated machines go up to. */
const SLOWDOWN = 1.4;

/**
 * Returns times of a sweep without a neighbour on the machine, who uses up its caches or memory and so slows down the
 * larger half of the sizes.
 *
 * A neighbour comes and goes, but few rounds may all fall into one stay, in which time truly grows faster than the
 * code's own.
 *
 * @param arms - how many there are: all sizes of the first stand before those of the second
 */
export function withoutNeighbour(times: readonly number[], arms = 1): number[] {
  const sizes = times.length / arms;
  return times.map((time, i) => (i % sizes >= sizes / 2 ? time / SLOWDOWN : time));
}

/** What a neighbour feigns to bounds on a growth: that times grow faster than the upper, and no slower than the lower. */
export const MIMICKED_GROWTH = { above: 'beyond', below: 'within' } as const;

/** A core that is slower for a while, which makes every amount of time larger than it usually is. */
export function slowCore(sides: number): TransientDisturbance {
  return {
    without: (times) => times.map((time) => time / SLOWDOWN),
    canMimic: Array.from({ length: sides }, () => 'beyond' as const),
  };
}
