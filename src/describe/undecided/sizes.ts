import type { CallTime, ObstacleOf } from '../../model/obstacle';
import { count, plainDuration, wholeOrKnown } from '../quantity';
import { budgetOption, type Diagnoses, type Diagnosis } from './diagnosis';

/** No sweep is that wide. */
const WIDEST = 1e9;
/** The span that a sweep usually has. */
const USUAL_SPAN = 64;

/** The obstacles that lie in the sizes of a sweep. */
export const sizes: Diagnoses<'narrow sweep' | 'out of reach' | 'too long' | 'too steep'> = {
  'narrow sweep': ({ span, spanNeeded, rival = 'another growth', metric }) => ({
    because: `the largest size is only ${wholeOrKnown(span)} times the smallest: ${metric === undefined ? 'a distortion of 5 % at one size, which caches and the optimiser make,' : 'a step of 2 % at one size, which capacities that double make,'} would look like ${rival}`,
    remedy:
      spanNeeded > WIDEST
        ? 'claim another rival: no sweep is wide enough to tell these two apart'
        : `measure sizes at least ${wholeOrKnown(spanNeeded)} times apart${spanNeeded < USUAL_SPAN ? `, better ${String(USUAL_SPAN)} times or more` : ''}`,
  }),
  'out of reach': ({ upTo, limitNs, last, before }) => ({
    because: `one call takes ${callText(last)}${before === undefined ? '' : `, and took ${callText(before)}`}: at n = ${count(upTo)} it would take longer than ${plainDuration(limitNs)}`,
    remedy: `claim it up to a smaller n, { upTo: ${String(last.n)} } for example`,
  }),
  'too long': tooLong,
  'too steep': ({ from, steps }) => ({
    because: `one call takes ${steps.map(callText).join(' and ')}: from n = ${count(from)} on there are no sizes wide enough apart of which a call stays short`,
    remedy:
      'look at what makes time explode, or name sizes of your own, { sizes: [4, 8, 16, 32, 64] } for example, and a budget that they need',
  }),
};

function tooLong({ arm, n, timeNs, limitNs, budgetNs, before }: ObstacleOf<'too long'>): Diagnosis {
  const where = before.length === 0 ? '' : `, where one took ${[...before].reverse().map(callText).join(' and ')}`;
  const upTo = before.at(-1)?.n;
  const smaller =
    upTo === undefined ? 'measure smaller sizes' : `measure sizes up to n = ${count(upTo)} or little more`;
  if (budgetNs !== undefined && timeNs !== undefined) {
    return {
      because: `one call of ${arm} took ${callText({ n, timeNs })}${where}: the budget has no time for enough of them`,
      remedy: `${smaller}, or raise the budget: ${budgetOption(budgetNs)}`,
    };
  }
  const exceeded = timeNs === undefined ? 'would take' : 'took';
  return {
    because: `one call of ${arm} ${exceeded} over ${callText({ n, timeNs: limitNs })}${where}`,
    remedy: `look at what makes time explode, ${smaller}, or raise the limit in the Jest configuration: testEnvironmentOptions: { callLimit: '60 s' }`,
  };
}

function callText({ n, timeNs }: CallTime): string {
  return `${plainDuration(timeNs)} at n = ${count(n)}`;
}
