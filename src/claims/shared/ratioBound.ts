import type { BoundTest } from '../../statistics/sequential/voteCount';
import { guardedVote, GUARDS, type Guards } from '../../statistics/sequential/guard';
import { ratioAt } from './pair';

/** One bound of the ratio of two arms' times, A / B, at the size with that index. */
export interface RatioBound {
  readonly i: number;
  readonly bound: number;
  /** 1 where larger ratios are beyond the bound, -1 where smaller ones are. */
  readonly sign: 1 | -1;
}

/** Rounds over which the votes on a ratio are taken: minima over so many. */
export const RATIO_GROUPS = [1, 3, 9, 27] as const;
/** A vote against the claim must pass its bound by 2 %: the distortion of an arm from child to child is a quarter. */
const DISTORTION = Math.log(1.02) / GUARDS.beyond;

/**
 * Returns what votes on a bound of a ratio: whether the ratio of a round's two batches is past it.
 *
 * Each round brings both arms' batches of a size close together, in random order, so that the votes are exact sign
 * tests: no shape of the noise is assumed. Paired batches need no guard for the claim: what distorts an arm is in the
 * ratio that is claimed.
 */
export function ratioBoundTest({ i, bound, sign }: RatioBound, { beyond }: Guards): BoundTest {
  const guards = { beyond, within: 0 };
  return (times) => guardedVote(sign * Math.log(ratioAt(times, i) / bound), DISTORTION, guards);
}

/** By how much a ratio is past its bound, as a logarithm. */
export function excessOf(times: readonly number[], { i, bound, sign }: RatioBound): number {
  return sign * Math.log(ratioAt(times, i) / bound);
}
