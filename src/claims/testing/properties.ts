import fc from 'fast-check';
import type { JudgeState } from '../core/claim';
import type { TimedClaim } from '../kinds';
import { between } from './placedTimes';
import { ERROR_RATE, feed } from './verdicts';

/** Draws the seeds of rounds. */
export const seed = fc.integer({ min: 0, max: 1e6 });

/** Returns numbers that are evenly distributed: most of those that `fc.double` draws are next to 0. */
export function evenly(low: number, high: number): fc.Arbitrary<number> {
  return fc.integer({ min: 0, max: 10_000 }).map((step) => between(low, high, step / 10_000));
}

/** Draws the places of times. */
export const place = evenly(0, 1);

/** How often a property is tried, and from which seed. */
export const runs = { numRuns: 12, seed: 6 };

/** Returns the state of a claim after rounds. */
export function stateOf(claim: TimedClaim, rounds: readonly (readonly number[])[]): JudgeState {
  return feed(claim.judge(ERROR_RATE), rounds).state;
}

/** Whether one of two states is `holds` and the other `violated`. */
export function areOpposites(one: JudgeState, other: JudgeState): boolean {
  return [one, other].sort().join() === 'holds,violated';
}
