import type { Metric } from '../../model/metric';
import type { CallTime, ObstacleOf } from '../../model/obstacle';
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
} from '../quantity';
import type { Diagnoses, Diagnosis } from './diagnosis';

/** A call of a size that must be reached may take as long. */
const REACHABLE_NS = 250e6;
/** Times that grew by less hardly did. */
const HARDLY = 1.1;
/** Sizes so many times larger show two steps more. */
const BEYOND = 16;

/** The obstacles that lie in an effect that is too small or does not show yet, in times or in counts. */
export const effects: Diagnoses<
  | 'fixed cost'
  | 'bent tail'
  | 'unsettled price'
  | 'no slope'
  | 'small overhead'
  | 'small amount'
  | 'same counts'
  | 'no price'
  | 'not counted'
  | 'unsteady counts'
> = {
  'fixed cost': fixedCost,
  'bent tail': ({ from, to, exponent: found, metric }) => ({
    because: `from n = ${count(from)} to ${count(to)} ${subjectOf(metric)} grows as n^${exponent(found)}, unlike the sweep as a whole`,
    remedy: `measure larger sizes, to n = ${count(BEYOND * to)} for example, which tell a step (a cache that is full) from a knee (an algorithm that changes)`,
  }),
  'unsettled price': unsettledPrice,
  'no slope': ({ timeGrowth }) => ({
    because: `the other arm grew only ${significant(timeGrowth)} times over the sweep, so that it has no slope to compare with`,
    remedy: 'measure larger sizes, until the other arm grows at least twice',
  }),
  'small overhead': ({ share, n }) => ({
    because: `the overhead is only ${percent(share)} of the whole at n = ${count(n)}, too small beside it for its change to be seen`,
    remedy: 'claim it at smaller sizes, or claim toHaveSameSlopeAs, which asks the same of a wide sweep',
  }),
  'small amount': ({ amountNs, share, n }) => ({
    because: `${plainDuration(amountNs)} is only ${percent(share)} of what the other takes at n = ${count(n)}: the places of code and data in memory alone may differ by as much`,
    remedy: 'claim a larger amount, or measure smaller sizes',
  }),
  'same counts': ({ metric, least, most }) => ({
    because: `every arm ${counted(metric, least === most ? count(least) : `${count(least)} to ${count(most)}`)} at every size: counts that hardly differ have no price`,
    remedy: 'measure sizes, or arms, whose counts differ at least by a factor of two',
  }),
  'no price': ({ metric }) => ({
    because: `the times hardly depend on the ${metricName(metric)}: a fixed cost alone makes them up`,
    remedy: 'measure sizes, or arms, whose counts are further apart',
  }),
  'not counted': ({ metric, isolationFailure }) => ({
    because: `${metricName(metric)} are counted in a process of its own, ${isolationFailure === undefined ? 'and nothing starts one' : `in which the test did not get there: ${isolationFailure}`}`,
    remedy: 'have the test reach the claim when it runs alone, under the preset of jest-asymptote',
  }),
  'unsteady counts': ({ n, counted: repetitions }) => ({
    because: `three calls at n = ${count(n)} counted ${repetitions.map(count).join(', ')}, which differ by over 1 %`,
    remedy: 'make every call do the same, with an input that does not depend on chance for example, or measure time',
  }),
};

function fixedCost(obstacle: ObstacleOf<'fixed cost'>): Diagnosis {
  const { timeGrowth, sizeGrowth, needed, sizeNeeded, decisive, atMost, metric } = obstacle;
  const subject = subjectOf(metric);
  const isHardly = timeGrowth < HARDLY;
  const grew = isHardly ? 'hardly grew' : `grew only ${significant(timeGrowth)} times`;
  const enough = `until ${subject} grows at least ${known(needed)} times`;
  const upperBound = atMost ? '' : '; or claim toScaleAtMost, if an upper bound is what matters';
  const larger =
    decisive === undefined
      ? `measure larger sizes, ${enough}${sizeNeeded === undefined ? '' : `, about to n = ${count(sizeNeeded)} by these samples`}`
      : reaching(decisive);
  const remedy =
    isHardly && sizeNeeded === undefined
      ? `check that the code uses its n: these samples predict no size that is large enough; if ${subject} should not depend on n, claim toStayConstant()`
      : larger;
  return {
    because: `${subject} ${grew} while n grew ${wholeOrKnown(sizeGrowth)} times: a fixed cost hides the growth${isHardly ? ', if there is any' : ''}`,
    remedy: `${remedy}${upperBound}`,
  };
}

function unsettledPrice(obstacle: ObstacleOf<'unsettled price'>): Diagnosis {
  const { growth, from, to, exponent: found, cheapestAt, rise, decisive, settling } = obstacle;
  const unit = growth === '1' ? 'a call' : `a unit of ${growth}`;
  const decided = settling === undefined ? '' : `; or claim toScaleAtMost('${settling}'), which these times satisfy`;
  return {
    because: `from n = ${count(from)} to ${count(to)} time grows as n^${exponent(found)}: there ${unit} costs ${significant(rise)} times as much as at n = ${count(cheapestAt)} and its cost has not settled, which caches and garbage explain as well as the code`,
    remedy: `${reaching(decisive)}${decided}`,
  };
}

/** Returns the advice to have a size reached that would decide, or to count if a call is too long there. */
function reaching({ n, timeNs }: CallTime): string {
  const call = `a call takes about ${plainDuration(Number(timeNs.toPrecision(2)))} if time goes on like this`;
  return timeNs < REACHABLE_NS
    ? `reach a size that tells, { upTo: ${String(n)} }, where ${call}`
    : `time would tell at n = ${count(n)}, where ${call}; the steps of the code are exact at any size: claim { metric: 'steps' }`;
}

/** The subject of a sentence on a growth. */
function subjectOf(metric: Metric | undefined): string {
  return metric === undefined ? 'time' : 'the count';
}
