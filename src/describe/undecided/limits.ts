import type { LimitedQuantity, ObstacleOf } from '../../model/obstacle';
import { count, exponent, known, percent, plainDuration, significant } from '../quantity';
import { RAISE_TIMEOUT, type Diagnoses } from './diagnosis';

/** The words for a quantity that a claim limits. */
interface QuantityWords {
  readonly name: string;
  readonly format: (value: number) => string;
  /** Whether the quantity belongs to one size, so that a wider sweep does not help. */
  readonly isOfOneSize: boolean;
}

const QUANTITIES: Readonly<Record<LimitedQuantity, QuantityWords>> = {
  excess: {
    name: 'what the exponent differs by from that of the claim',
    format: exponent,
    isOfOneSize: false,
  },
  time: {
    name: 'the factor by which the time differs from that at the bottom of the sweep',
    format: exponent,
    isOfOneSize: false,
  },
  change: { name: 'the factor by which the overhead changes', format: exponent, isOfOneSize: false },
  slope: { name: 'the share by which the slopes differ', format: percent, isOfOneSize: false },
  cost: { name: 'what it costs more than the other', format: plainDuration, isOfOneSize: true },
  ratio: { name: 'the ratio of the two times', format: significant, isOfOneSize: true },
  residual: { name: 'what the count leaves of the time', format: percent, isOfOneSize: true },
  quantile: { name: 'the quantile of the calls', format: plainDuration, isOfOneSize: true },
  rate: { name: 'the number of calls in a second', format: known, isOfOneSize: true },
};

/** The remedy if a figure of one size is too near to its limit. */
const A_TENTH_AWAY = 'claim a wider or a tighter bound, a tenth away from what was found';

/** The factor of the budget that is worth a try if rounds scatter. */
const MORE = 3;

/** The obstacles that lie in the distance of a figure from the limit of its claim. */
export const limits: Diagnoses<'near limit' | 'processes differ' | 'too few processes' | 'scattered rounds'> = {
  'near limit': (obstacle) => ({
    because: `${limitText(obstacle)}: too near to tell on which side it lies`,
    remedy: QUANTITIES[obstacle.quantity].isOfOneSize
      ? A_TENTH_AWAY
      : 'measure a wider sweep, or claim a wider or a tighter bound',
  }),
  'processes differ': ({ n, found, limit, processes }) => ({
    because: `over ${count(processes)} processes ${limitText({ quantity: 'ratio', n, found, limit })}: too near, by what they differ, to tell on which side it lies`,
    remedy: A_TENTH_AWAY,
  }),
  'too few processes': ({ n, found, limit, processes, needed, isolationFailure }) => {
    const where = processes === 1 ? 'in one process' : `over ${count(processes)} processes`;
    const near = `${where} ${limitText({ quantity: 'ratio', n, found, limit })}: processes may differ by more, so that ${count(needed)} must measure it`;
    return isolationFailure === undefined
      ? { because: `${near}, and the time of the test ran out before`, remedy: `${RAISE_TIMEOUT}; or ${A_TENTH_AWAY}` }
      : {
          because: `${near}, and no other could: ${isolationFailure}`,
          remedy: `have the test reach the claim when it runs alone, under the preset of jest-asymptote, or ${A_TENTH_AWAY}`,
        };
  },
  'scattered rounds': ({ n, found, limit, rounds, budgetNs, endedBy }) => {
    const budget = `raise the budget: { budget: '${String(Math.ceil((MORE * budgetNs) / 1e9))} s' }`;
    return {
      because: `${limitText({ quantity: 'ratio', n, found, limit })}: clear of it, but the ${count(rounds)} rounds that there was time for scatter too far to show that`,
      remedy: `${endedBy === 'budget' ? budget : RAISE_TIMEOUT}; or measure on a quieter machine`,
    };
  },
};

/** Returns the figure that was found, and the limit beside it. */
function limitText({ quantity, arm, n, found, limit }: Omit<ObstacleOf<'near limit'>, 'kind'>): string {
  const { name, format } = QUANTITIES[quantity];
  // A test that claims to be ten times as fast says 10, not 0.1.
  const isFaster = quantity === 'ratio' && limit < 1;
  const text = (value: number): string => {
    const figure = isFaster ? 1 / value : value;
    // An overhead that is nothing at the bottom changes by no factor, and a count of nothing explains no time.
    return Number.isFinite(figure) ? format(figure) : 'beyond all bounds';
  };
  const [foundText, bound] = [text(found), text(limit)];
  const beside = foundText === bound ? 'the bound itself, as far as these digits go' : `and the bound is ${bound}`;
  const at = n === undefined ? '' : ` at n = ${count(n)}`;
  const finding = isFaster
    ? `it is ${foundText} times as fast${at}`
    : `${name}${arm === undefined ? '' : ` of ${arm}`}${at} is ${foundText}`;
  return `${finding}, ${beside}`;
}
