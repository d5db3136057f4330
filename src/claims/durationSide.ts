import type { Side } from '../statistics/ballot';
import { guardedVote, GUARDS } from '../statistics/guard';

/** A vote against a duration must pass it by 2 %, as one against a ratio must. */
const DISTORTION = Math.log(1.02) / GUARDS.beyond;

/** Returns what votes on whether the time of the only cell is over a duration. */
export function durationSide(limitNs: number, beyond: number = GUARDS.beyond): Side {
  return ([timeNs]) => guardedVote(Math.log(timeNs! / limitNs), DISTORTION, { beyond, within: 0 });
}
