import type { Judge, JudgeState } from '../core/claim';
import type { TimedClaim } from '../kinds';
import type { Rounds } from './noise';

/** The state of a judge after some rounds. */
export interface Decision {
  readonly state: JudgeState;
  readonly rounds: number;
}

/** The default error rate of a claim. */
export const ERROR_RATE = 1e-6;

/** Gives a judge one round after the other until it is no longer open or the rounds run out. */
export function feed(judge: Judge, rounds: readonly (readonly number[])[]): Decision {
  let taken = 0;
  while (judge.state === 'open' && taken < rounds.length) judge.add(rounds[taken++]!);
  return { state: judge.state, rounds: taken };
}

/** Judges a claim by the rounds of a machine, at most `most`. */
export function decide(claim: TimedClaim, rounds: Rounds, most: number): Decision {
  const judge = claim.judge(ERROR_RATE);
  let taken = 0;
  for (; judge.state === 'open' && taken < most; taken++) judge.add(rounds());
  return { state: judge.state, rounds: taken };
}

/** The number of trials that ended in each state. */
export type Tally = Readonly<Record<JudgeState, number>>;

/** Runs trials, numbered from 0, and counts their states. */
export function tally(trials: number, trial: (number: number) => JudgeState): Tally {
  const counts = { holds: 0, violated: 0, stuck: 0, bent: 0, near: 0, open: 0 };
  for (let number = 0; number < trials; number++) counts[trial(number)]++;
  return counts;
}
