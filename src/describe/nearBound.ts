import type { Obstacle } from '../model/obstacle';
import type { Reason } from './undecided';
import { count, exponent, known, percent, plainDuration, significant } from './quantity';

type NearBound = Extract<Obstacle, { kind: 'near limit' }>;
type Scattered = Extract<Obstacle, { kind: 'scattered rounds' }>;

const QUANTITY: Readonly<Record<NearBound['quantity'], string>> = {
  excess: 'what the exponent differs by from that of the claim',
  time: 'the factor by which the time differs from that at the bottom of the sweep',
  change: 'the factor by which the overhead changes',
  slope: 'the share by which the slopes differ',
  cost: 'what it costs more than the other',
  ratio: 'the ratio of the two times',
  residual: 'what the count leaves of the time',
  quantile: 'the quantile of the calls',
  rate: 'the number of calls in a second',
};

const FIGURE: Readonly<Partial<Record<keyof typeof QUANTITY, (value: number) => string>>> = {
  slope: percent,
  ratio: significant,
  cost: plainDuration,
  residual: percent,
  quantile: plainDuration,
  rate: known,
};
/** What has nothing to do with how wide the sweep is. */
const AT_A_SIZE: readonly string[] = [
  'ratio',
  'cost',
  'residual',
  'quantile',
  'rate',
] satisfies (keyof typeof QUANTITY)[];

/** Returns why what lies near its bound was not decided, and how far from there a bound should be. */
export function nearBoundText(obstacle: NearBound): Reason {
  return {
    because: `${besideBound(obstacle)}: too near to tell on which side it lies`,
    remedy: AT_A_SIZE.includes(obstacle.quantity)
      ? 'claim a wider or a tighter bound, a tenth away from what was found'
      : 'measure a wider sweep, or claim a wider or a tighter bound',
  };
}

/** So many times the budget is worth a try where rounds scatter. */
const MORE = 3;

/** Returns why a ratio that is clear of its bound was not decided, and a budget that may do. */
export function scatteredText({ kind: _, rounds, budgetNs, endedBy, ...ratio }: Scattered): Reason {
  const budget = `raise the budget: { budget: '${String(Math.ceil((MORE * budgetNs) / 1e9))} s' }`;
  return {
    because: `${besideBound({ ...ratio, quantity: 'ratio' })}: clear of it, but the ${count(rounds)} rounds that there was time for scatter too far to show that`,
    remedy: `${endedBy === 'budget' ? budget : "raise the test's timeout, or leave it to the environment"}; or measure on a quieter machine`,
  };
}

/** What was found, and the bound that it lies beside. */
function besideBound({ quantity, arm, n, found: value, limit }: Omit<NearBound, 'kind'>): string {
  // Who claims to be ten times as fast thinks of 10, not of 0.1.
  const isFaster = quantity === 'ratio' && limit < 1;
  const figure = isFaster ? (ratio: number) => significant(1 / ratio) : (FIGURE[quantity] ?? exponent);
  const [found, bound] = [figure(value), figure(limit)];
  const beside = found === bound ? 'the bound itself, as far as these digits go' : `and the bound is ${bound}`;
  const at = n === undefined ? '' : ` at n = ${count(n)}`;
  const finding = isFaster
    ? `it is ${found} times as fast${at}`
    : `${QUANTITY[quantity]}${arm === undefined ? '' : ` of ${arm}`}${at} is ${found}`;
  return `${finding}, ${beside}`;
}
