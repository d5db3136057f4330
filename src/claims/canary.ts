import type { Judge } from './claim';

/** How often the range of violations is halved, by ratio: what comes out is at most an eighth too large. */
const HALVINGS = 6;

/** What to plant in recorded rounds, and what the claim says of them then. */
export interface CanaryOptions {
  readonly rounds: readonly (readonly number[])[];
  /** Opens a judge of the same claim. */
  readonly judge: () => Judge;
  /** Returns a round as it would have been with a violation of that size. */
  readonly plant: (times: readonly number[], violation: number) => number[];
  /** The sizes of violation to look at, the smallest first, over 0. */
  readonly range: readonly [number, number];
}

/**
 * Returns the smallest violation that would have been caught, planted into the very rounds that a verdict rests on and
 * judged again; undefined where not even the largest would have been.
 *
 * It promises nothing of other samples: it says what these could show.
 */
export function smallestCaught({ rounds, judge, plant, range }: CanaryOptions): number | undefined {
  const isCaught = (violation: number): boolean => {
    const anew = judge();
    for (const times of rounds) {
      anew.add(plant(times, violation));
      if (anew.state !== 'open') break;
    }
    return anew.state === 'violated';
  };
  let [low, high] = range;
  if (!isCaught(high)) return undefined;
  for (let i = 0; i < HALVINGS; i++) {
    const middle = Math.sqrt(low * high);
    if (isCaught(middle)) high = middle;
    else low = middle;
  }
  return high;
}
