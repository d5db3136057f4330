import type { Obstacle, Busyness } from '../model/obstacle';
import type { Metric } from '../model/metric';
import { nearBoundText, scatteredText } from './nearBound';
import {
  count,
  counted,
  exponent,
  known,
  metricName,
  percent,
  plainDuration,
  significant,
  wholeOrKnown,
} from './quantity';

/** What kept a claim from being decided, and what to change. */
export interface Reason {
  readonly because: string;
  readonly remedy: string;
}

/** Returns an obstacle in words, with the numbers that would do. */
export function reasonOf(obstacle: Obstacle): Reason {
  switch (obstacle.kind) {
    case 'narrow sweep':
      return {
        because: `the largest size is only ${wholeOrKnown(obstacle.span)} times the smallest: ${obstacle.metric === undefined ? 'a distortion of 5 % at one size, which caches and the optimiser make,' : 'a step of 2 % at one size, which capacities that double make,'} would look like ${obstacle.rival ?? 'another growth'}`,
        remedy:
          obstacle.spanNeeded > 1e9
            ? 'claim another rival: no sweep is wide enough to tell these two apart'
            : `measure sizes at least ${wholeOrKnown(obstacle.spanNeeded)} times apart${obstacle.spanNeeded < 64 ? ', better 64 times or more' : ''}`,
      };
    case 'coarse clock':
      return {
        because: `the clock ${obstacle.grainNs === undefined ? 'stands still' : `moves in steps of ${plainDuration(obstacle.grainNs)}`}, and a batch of calls lasts ${plainDuration(obstacle.batchNs)}: it cannot be timed by that`,
        remedy: 'measure on a machine whose clock is finer: npx asymptote doctor says how fine it is',
      };
    case 'out of reach': {
      const { last, before } = obstacle;
      const call = ({ n, timeNs }: typeof last): string => `${plainDuration(timeNs)} at n = ${count(n)}`;
      return {
        because: `one call takes ${call(last)}${before === undefined ? '' : `, and took ${call(before)}`}: at n = ${count(obstacle.upTo)} it would take longer than ${plainDuration(obstacle.limitNs)}`,
        remedy: `claim it up to a smaller n, { upTo: ${String(last.n)} } for example`,
      };
    }
    case 'too long':
      return tooLongText(obstacle);
    case 'too steep': {
      const calls = obstacle.steps.map(({ n, timeNs }) => `${plainDuration(timeNs)} at n = ${count(n)}`);
      return {
        because: `one call takes ${calls.join(' and ')}: from n = ${count(obstacle.from)} on there are no sizes wide enough apart of which a call stays short`,
        remedy:
          'look at what makes time explode, or name sizes of your own, { sizes: [4, 8, 16, 32, 64] } for example, and a budget that they need',
      };
    }
    case 'fixed cost':
      return {
        because: `${grown(obstacle.metric)} grew only ${significant(obstacle.timeGrowth)} times while n grew ${wholeOrKnown(obstacle.sizeGrowth)} times: a fixed cost hides the growth`,
        remedy: `measure larger sizes, until ${grown(obstacle.metric)} grows at least ${known(obstacle.needed)} times${obstacle.sizeNeeded === undefined ? '' : `, about to n = ${count(obstacle.sizeNeeded)} by these samples`}${obstacle.atMost ? '' : '; or claim toScaleAtMost, if an upper bound is what matters'}`,
      };
    case 'not at base':
      return {
        because: `${obstacle.arm} cannot be measured by the code of the base: ${obstacle.because}`,
        remedy: 'claim it once the base has it; until then there is nothing to compare with',
      };
    case 'no base':
      return {
        because: 'the claim is about the code of another commit, and nobody said which',
        remedy: 'type npx asymptote compare, or ASYMPTOTE_BASE=main npx jest __perf__',
      };
    case 'no program':
      return {
        because: `there is no command ${obstacle.command}`,
        remedy: obstacle.install === undefined ? 'install it' : `type ${obstacle.install}`,
      };
    case 'contention':
      return { because: busynessText(obstacle.busyness), remedy: 'run it on a quieter machine' };
    case 'near limit':
      return nearBoundText(obstacle);
    case 'scattered rounds':
      return scatteredText(obstacle);
    case 'bent tail':
      return {
        because: `from n = ${count(obstacle.from)} to ${count(obstacle.to)} ${grown(obstacle.metric)} grows as n^${exponent(obstacle.exponent)}, unlike the sweep as a whole`,
        remedy:
          'measure larger sizes, which tell a step (a cache that is full) from a knee (an algorithm that changes)',
      };
    case 'same counts':
      return {
        because: `every arm ${counted(obstacle.metric, rangeOf(obstacle.least, obstacle.most))} at every size: counts that hardly differ have no price`,
        remedy: 'measure sizes, or arms, whose counts differ at least by a factor of two',
      };
    case 'no price':
      return {
        because: `the times hardly depend on the ${metricName(obstacle.metric)}: a fixed cost alone makes them up`,
        remedy: 'measure sizes, or arms, whose counts are further apart',
      };
    case 'unsteady counts':
      return {
        because: `three calls at n = ${count(obstacle.n)} counted ${obstacle.counted.map(count).join(', ')}, which differ by over 1 %`,
        remedy:
          'make every call do the same, with an input that does not depend on chance for example, or measure time',
      };
    case 'small overhead':
      return {
        because: `the overhead is only ${percent(obstacle.share)} of the whole at n = ${count(obstacle.n)}, too small beside it for its change to be seen`,
        remedy: 'claim it at smaller sizes, or claim toHaveSameSlopeAs, which asks the same of a wide sweep',
      };
    case 'small amount':
      return {
        because: `${plainDuration(obstacle.amountNs)} is only ${percent(obstacle.share)} of what the other takes at n = ${count(obstacle.n)}: the places of code and data in memory alone may differ by as much`,
        remedy: 'claim a larger amount, or measure smaller sizes',
      };
    case 'unconfirmed':
      return {
        because: `one collection found it ${obstacle.found}, and the time of the test ran out before a second could confirm that`,
        remedy: "raise the test's timeout, or leave it to the environment",
      };
    case 'short budget':
      return {
        because: `a single call is timed to within a few dozen nanoseconds, and ${plainDuration(obstacle.limitNs)} is too short for that to be a hundredth of it`,
        remedy: `claim it of many calls in a row, toSustain('${String(Math.round(1e9 / obstacle.limitNs))} ops/s'), or at least ${plainDuration(obstacle.shortestNs)}`,
      };
    case 'too few rounds':
      return tooFewRoundsText(obstacle);
    case 'no slope':
      return {
        because: `the other arm grew only ${significant(obstacle.timeGrowth)} times over the sweep, so that it has no slope to compare with`,
        remedy: 'measure larger sizes, until the other arm grows at least twice',
      };
  }
}

function tooLongText({ arm, n, timeNs, limitNs, budgetNs, before }: Extract<Obstacle, { kind: 'too long' }>): Reason {
  const at = (step: (typeof before)[number]): string => `${plainDuration(step.timeNs)} at n = ${count(step.n)}`;
  const took = [...before].reverse().map(at).join(' and ');
  const where = before.length === 0 ? '' : `, where one took ${took}`;
  const upTo = before.at(-1)?.n;
  const smaller =
    upTo === undefined ? 'measure smaller sizes' : `measure sizes up to n = ${count(upTo)} or little more`;
  if (budgetNs !== undefined && timeNs !== undefined) {
    return {
      because: `one call of ${arm} took ${plainDuration(timeNs)} at n = ${count(n)}${where}: the budget has no time for enough of them`,
      remedy: `${smaller}, or raise the budget: { budget: '${String(Math.ceil((1.2 * budgetNs) / 1e9))} s' }`,
    };
  }
  const exceeded = timeNs === undefined ? 'would take' : 'took';
  return {
    because: `one call of ${arm} ${exceeded} over ${plainDuration(limitNs)} at n = ${count(n)}${where}`,
    remedy: `look at what makes time explode, ${smaller}, or raise the limit in the Jest configuration: testEnvironmentOptions: { callLimit: '60 s' }`,
  };
}

/** What a round is called, and what else than a larger budget would help where there are too few. */
const ROUNDS = {
  'single call': { one: 'call', many: 'calls', instead: 'claim a lower quantile, or ' },
  stretch: { one: 'stretch', many: 'stretches', instead: '' },
  batches: {
    one: 'round',
    many: 'rounds',
    instead: 'lower the largest size until one call takes about a millisecond, or ',
  },
} as const;

function tooFewRoundsText({
  rounds,
  roundNs,
  endedBy,
  needed,
  batch,
}: Extract<Obstacle, { kind: 'too few rounds' }>): Reason {
  const { one, many, instead } = ROUNDS[batch ?? 'batches'];
  const because =
    rounds === 0
      ? `the ${endedBy} ran out before the first round was done`
      : `only ${count(rounds)} ${rounds === 1 ? one : many} of ${plainDuration(roundNs)} could be taken before the ${endedBy} ran out, and ${count(needed)} are needed`;
  if (endedBy !== 'budget') return { because, remedy: "raise the test's timeout, or leave it to the environment" };
  const enoughS = Math.ceil((1.2 * needed * roundNs) / 1e9);
  const line = rounds === 0 ? '' : `: { budget: '${String(enoughS)} s' }`;
  return { because, remedy: `${instead}raise the budget${line}` };
}

/** What grows: time, or what is counted. */
function grown(metric: Metric | undefined): string {
  return metric === undefined ? 'time' : 'the count';
}

/** Returns how busy the machine was, in words. */
export function busynessText({ waitingShare, disturbedShare, preemptedShare }: Busyness): string {
  const waiting =
    waitingShare === undefined
      ? 'how long the process waited for a core cannot be read on this system, '
      : `the process waited for a core ${percent(waitingShare)} of the time, `;
  return `${waiting}${percent(preemptedShare)} of its batches were preempted, and ${percent(disturbedShare)} of the control batches were over a quarter slower than the best`;
}

/** A range of counts, which may be only one. */
function rangeOf(least: number, most: number): string {
  return least === most ? count(least) : `${count(least)} to ${count(most)}`;
}
