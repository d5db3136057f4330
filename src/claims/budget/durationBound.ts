import { guardedVote, GUARDS } from '../../statistics/sequential/guard';
import type { BoundTest } from '../../statistics/sequential/voteCount';

/**
 * The distortion of an amount of time, rms: the speed of a core differs from minute to minute, so that a rejection must
 * pass its limit by a tenth.
 */
export const SPEED_DISTORTION = Math.log(1.1) / GUARDS.toReject;

/** Returns the bound that the time of the only cell is at most a limit. */
export function durationBoundTest(limitNs: number, toReject: number): BoundTest {
  return ([timeNs]) => guardedVote(Math.log(timeNs! / limitNs), SPEED_DISTORTION, { toReject, toAccept: 0 });
}
