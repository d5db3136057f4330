import type { BoundTest } from '../../statistics/sequential/voteCount';
import { guardedVote, GUARDS } from '../../statistics/sequential/guard';

/**
 * The distortion, rms, of an amount of time: how fast a core is differs from minute to minute, so that a vote against one
 * must pass it by a tenth.
 */
export const SPEED_DISTORTION = Math.log(1.1) / GUARDS.beyond;

/** Returns what votes on whether the time of the only cell is over a duration. */
export function durationBoundTest(limitNs: number, beyond: number): BoundTest {
  return ([timeNs]) => guardedVote(Math.log(timeNs! / limitNs), SPEED_DISTORTION, { beyond, within: 0 });
}
