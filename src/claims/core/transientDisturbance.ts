import type { TransientDisturbance } from '../../statistics/sequential/sequentialTest';

/** The length of rounds after which transient disturbances of a machine have passed. */
export const TRANSIENT_NS = 1e9;

/** How much slower a disturbance can make cells: the most of the simulated machines. */
const SLOWDOWN = 1.4;

/**
 * Returns the times of a sweep without a noisy neighbour: another process that uses up caches or memory, and so slows
 * down the larger half of the sizes.
 *
 * A neighbour comes and goes. Few rounds may all fall into one of its stays, during which time grows faster than the
 * code alone would make it.
 *
 * @param arms - how many arms there are: all sizes of the first stand before those of the second
 */
export function withoutNoisyNeighbour(times: readonly number[], arms = 1): number[] {
  const sizes = times.length / arms;
  return times.map((time, i) => (i % sizes >= sizes / 2 ? time / SLOWDOWN : time));
}

/** The votes on a growth that a noisy neighbour can mimic: it makes times grow faster. */
export const MIMICKED_GROWTH = { above: 'rejected', below: 'accepted' } as const;

/** Returns the disturbance of a core that is slower for a while: it makes every amount of time larger. */
export function slowCore(bounds: number): TransientDisturbance {
  return {
    without: (times) => times.map((time) => time / SLOWDOWN),
    canMimic: Array.from({ length: bounds }, () => 'rejected' as const),
  };
}
