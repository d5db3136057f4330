import type { Vote } from './voteCount';

/** By how many persistent distortions a vote must clear its bound. */
export interface Guards {
  /** Against a claim. */
  readonly beyond: number;
  /** For it. */
  readonly within: number;
}

/** The guards of every claim. */
export const GUARDS: Guards = { beyond: 4, within: 1.5 };

/**
 * What must be cleared in one collection for `GUARDS` to be cleared in 99 % of others: each is distorted by itself, so
 * that the two differ by the root of two distortions, and 2.33 standard deviations of a normal distribution leave 1 %.
 */
export const PLANNING_GUARDS: Guards = { ...GUARDS, beyond: GUARDS.beyond + 2.33 * Math.SQRT2 };

/**
 * Returns the vote of a figure on whether it is past its bound.
 *
 * @param excess - by how much the figure is past the bound; negative inside
 * @param distortion - what a persistent distortion does to the figure, rms
 */
export function guardedVote(excess: number, distortion: number, guards: Guards): Vote {
  if (excess > guards.beyond * distortion) return 'beyond';
  return excess < -guards.within * distortion ? 'within' : 'abstain';
}
