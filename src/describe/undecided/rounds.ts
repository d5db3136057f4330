import type { ObstacleOf } from '../../model/obstacle';
import { count, plainDuration } from '../quantity';
import { budgetOption, RAISE_TIMEOUT, type Diagnoses, type Diagnosis } from './diagnosis';

/** The words for the rounds of each kind of batch, and a remedy beside a larger budget. */
const ROUNDS = {
  'single call': { one: 'call', many: 'calls', instead: 'claim a lower quantile, or ' },
  stretch: { one: 'stretch', many: 'stretches', instead: '' },
  batches: {
    one: 'round',
    many: 'rounds',
    instead: 'lower the largest size until one call takes about a millisecond, or ',
  },
} as const;

/** The obstacles that lie in the number of rounds or collections. */
export const rounds: Diagnoses<'too few rounds' | 'unconfirmed'> = {
  'too few rounds': tooFewRounds,
  unconfirmed: ({ found }) => ({
    because: `one collection found it ${found}, and the time of the test ran out before a second could confirm that`,
    remedy: RAISE_TIMEOUT,
  }),
};

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
