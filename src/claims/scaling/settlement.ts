import type { Curve } from '../../model/growth';
import type { Settlement } from '../../model/settlement';
import { GUARDS } from '../../statistics/sequential/guard';
import type { Direction } from './direction';
import { GUARD, isEndless } from './endlessGrowth';
import { FEWEST_TO_SETTLE, logPrices, priceChange, stepsOf, type PriceChange } from './price';
import { settlesAt } from './settledGrowth';

/** Sizes are chosen by these limits: a part that grows n times as fast has less than half of the time there. */
const CHOSEN = { single: 0.3, double: 0.35, callNs: 0, rise: Math.log(1.3), exponent: 0.1 } as const;
/** And by these, of long calls: a step of the machine lies before the last step then. */
const CHOSEN_AFTER_STEP = { single: 0.2, double: 0.6, callNs: 4e6 } as const;
/** Among sizes that were climbed in vain those are chosen that come closest to it, of long calls. */
const CHOSEN_AT_LAST = { single: 0.4, double: 0.6, callNs: 4e6 } as const;

/**
 * Returns what times without noise show of a claim: the choice of sizes goes on upward until they are not unsettled.
 *
 * @param isInVain - whether larger sizes were tried and have not settled
 */
export function settlementOf(
  sizes: readonly number[],
  times: readonly number[],
  curve: Curve,
  directions: readonly Direction[],
  isInVain = false,
): Settlement {
  if (sizes.length < FEWEST_TO_SETTLE) return 'unsettled';
  const steps = stepsOf(sizes);
  const isLasting = (direction: Direction): boolean =>
    isEndless(priceChange(steps, logPrices(sizes, times, curve, direction)), steps, {
      guard: GUARDS.toReject * GUARD,
      topNs: times.at(-1)!,
      noise: -CHOSEN.exponent,
      beyond: CHOSEN.rise,
    });
  if (directions.some(isLasting)) return 'endless';
  const changes = directions.map((direction) => priceChange(steps, logPrices(sizes, times, curve, direction)));
  const limits = isInVain ? [CHOSEN_AT_LAST] : [CHOSEN, CHOSEN_AFTER_STEP];
  const isWithin = ({ singles, double }: PriceChange): boolean =>
    limits.some(
      ({ callNs, ...most }) => singles[0]! <= most.single && double <= most.double && times.at(-1)! >= callNs,
    );
  return settlesAt(sizes, times, curve, directions) && changes.every(isWithin) ? 'settled' : 'unsettled';
}
