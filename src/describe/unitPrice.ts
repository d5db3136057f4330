import type { ScalingEvidence } from '../claims/scaling/evidence';
import { MACHINE_FACTOR } from '../claims/scaling/endlessGrowth';
import type { Growth } from '../model/growth';
import { count, withInterval } from './quantity';

type Price = NonNullable<ScalingEvidence['price']>;

/** A unit that costs less than this many times as much is as good as the same. */
const WORTH_NAMING = 1.5;

/** Returns the clause on what a unit of the claimed growth costs at the top, if that is another cost than below. */
export function priceClauses(growth: Growth, price: Price, top: number): string[] {
  const { fall, rise, cheapestAt } = price;
  if (fall !== undefined) {
    return [`${costs(growth, withInterval(fall.factor), top)} as at n = ${count(fall.since)}, ${fallText(price)}`];
  }
  if (rise.estimate < WORTH_NAMING) return [];
  const whole = `${costs(growth, withInterval(rise), top)} as at n = ${count(cheapestAt)}`;
  return [[whole, ...stepText(price), riseText(price)].join(', ')];
}

function costs(growth: Growth, times: string, top: number): string {
  const at = `at n = ${count(top)}`;
  return growth === '1'
    ? `a call takes ${times} times as long ${at}`
    : `a unit of ${growth} costs ${times} times as much ${at}`;
}

function stepText({ step }: Price): string[] {
  if (step === undefined) return [];
  return [`${withInterval(step.factor)} times of that in one step from n = ${count(step.from)} to ${count(step.to)}`];
}

function riseText({ settlement, rise }: Price): string {
  if (settlement === 'unsettled') return 'and has not settled';
  if (settlement === 'endless') return 'and rises on: caches and garbage do not explain that';
  return rise.estimate > MACHINE_FACTOR
    ? 'more than caches and garbage usually add, as large blocks of memory may, but it has settled'
    : 'which caches and garbage explain';
}

function fallText({ settlement }: Price): string {
  return settlement === 'endless'
    ? 'and falls on: a fixed cost does not explain that'
    : 'which a fixed cost may explain';
}
