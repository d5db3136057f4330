import type { Vote } from './voteCount';

/** By how many persistent distortions a figure must clear its bound for a vote. */
export interface Guards {
  /** To reject the bound: against the claim. */
  readonly toReject: number;
  /** To accept the bound: for the claim. */
  readonly toAccept: number;
}

/** The guards of every claim. */
export const GUARDS: Guards = { toReject: 4, toAccept: 1.5 };

/**
 * The guards that one collection must clear for 99 % of other collections to clear `GUARDS`. Each collection has a
 * distortion of its own, so that two differ by the root of two distortions; 2.33 standard deviations of a normal
 * distribution leave 1 %.
 */
export const PLANNING_GUARDS: Guards = { ...GUARDS, toReject: GUARDS.toReject + 2.33 * Math.SQRT2 };

/**
 * Returns the vote of a figure on its bound.
 *
 * @param excess - by how much the figure is past the bound; negative inside
 * @param distortion - the effect of a persistent distortion on the figure, rms
 */
export function guardedVote(excess: number, distortion: number, guards: Guards): Vote {
  if (excess > guards.toReject * distortion) return 'rejected';
  return excess < -guards.toAccept * distortion ? 'accepted' : 'abstained';
}
