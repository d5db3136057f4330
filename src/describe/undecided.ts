import type { Busyness, Obstacle, ObstacleOf } from '../model/obstacle';
import { percent, plainDuration, count } from './quantity';
import { type Diagnoses, type Diagnosis, budgetOption, RAISE_TIMEOUT } from './undecided/diagnosis';
import { effects } from './undecided/effects';
import { limits } from './undecided/limits';
import { sizes } from './undecided/sizes';

const DIAGNOSES: Diagnoses<Obstacle['kind']> = {
  ...sizes,
  ...effects,
  ...limits,
  'too few rounds': tooFewRounds,
  unconfirmed: ({ found, isolationFailure }) =>
    isolationFailure === undefined
      ? {
          because: `one collection found it ${found}, and the time of the test ran out before a second could confirm that`,
          remedy: RAISE_TIMEOUT,
        }
      : {
          because: `one collection found it ${found}, and no process of its own could confirm that: ${isolationFailure}`,
          remedy: 'have the test reach the claim when it runs alone, under the preset of jest-asymptote',
        },
  contention: ({ busyness }) => ({ because: busynessText(busyness), remedy: 'run it on a quieter machine' }),
  'coarse clock': ({ grainNs, batchNs }) => ({
    because: `the clock ${grainNs === undefined ? 'stands still' : `moves in steps of ${plainDuration(grainNs)}`}, and a batch of calls lasts ${plainDuration(batchNs)}: it cannot be timed by that`,
    remedy: 'measure on a machine whose clock is finer: npx asymptote doctor says how fine it is',
  }),
  'short budget': ({ limitNs, shortestNs }) => ({
    because: `a single call is timed to within a few dozen nanoseconds, and ${plainDuration(limitNs)} is too short for that to be a hundredth of it`,
    remedy: `claim it of many calls in a row, toSustain('${String(Math.round(1e9 / limitNs))} ops/s'), or at least ${plainDuration(shortestNs)}`,
  }),
  'not at base': ({ arm, because }) => ({
    because: `${arm} cannot be measured by the code of the base: ${because}`,
    remedy: 'claim it once the base has it; until then there is nothing to compare with',
  }),
  'no base': () => ({
    because: 'the claim is about the code of another commit, and nobody said which',
    remedy: 'type npx asymptote compare, or ASYMPTOTE_BASE=main npx jest __perf__',
  }),
  'no program': ({ command, install }) => ({
    because: `there is no command ${command}`,
    remedy: install === undefined ? 'install it' : `type ${install}`,
  }),
};

/** Returns why an obstacle kept a claim undecided, and what to change, with the numbers that would do. */
export function diagnosisOf(obstacle: Obstacle): Diagnosis {
  // The compiler does not see that the kind and the obstacle are a pair.
  return DIAGNOSES[obstacle.kind](obstacle as never);
}

function freedText(freedShare = 0): string {
  return freedShare === 0 ? '' : ` (${percent(freedShare)} in long calls, of which it was taken off)`;
}

/** Returns how busy the machine was, in words. */
export function busynessText({ waitingShare, freedShare, disturbedShare, preemptedShare }: Busyness): string {
  const waiting =
    waitingShare === undefined
      ? 'how long the process waited for a core cannot be read on this system, '
      : `the process waited for a core ${percent(waitingShare)} of the time${freedText(freedShare)}, `;
  return `${waiting}${percent(preemptedShare)} of its batches were preempted, and ${percent(disturbedShare)} of the control batches were over a quarter slower than the best`;
}

/** The words for rounds of batches. */
const BATCHES = {
  one: 'round',
  many: 'rounds',
  instead: 'lower the largest size until one call takes about a millisecond, or ',
} as const;
/** The words for the rounds of each kind of batch, and a remedy beside a larger budget. */
const ROUNDS = {
  'single call': { one: 'call', many: 'calls', instead: 'claim a lower quantile, or ' },
  stretch: { one: 'stretch', many: 'stretches', instead: '' },
  'own length': BATCHES,
  batches: BATCHES,
} as const;

function tooFewRounds({ rounds: taken, roundNs, endedBy, needed, batch }: ObstacleOf<'too few rounds'>): Diagnosis {
  const { one, many, instead } = ROUNDS[batch ?? 'batches'];
  const because =
    taken === 0
      ? `the ${endedBy} ran out before the first round was done`
      : `only ${count(taken)} ${taken === 1 ? one : many} of ${plainDuration(roundNs)} could be taken before the ${endedBy} ran out, and ${count(needed)} are needed`;
  if (endedBy !== 'budget') return { because, remedy: RAISE_TIMEOUT };
  const budget = taken === 0 ? '' : `: ${budgetOption(needed * roundNs)}`;
  return { because, remedy: `${instead}raise the budget${budget}` };
}
