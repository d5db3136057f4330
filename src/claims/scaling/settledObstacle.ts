import { curveOf, STANDARD_GROWTHS, type Growth } from '../../model/growth';
import type { CallTime, Obstacle } from '../../model/obstacle';
import type { SampleTable } from '../core/sampleTable';
import type { ScalingOptions } from './evidence';
import { factorToDecide } from './extension';
import { growthNeeded, sizeToGrow } from './fixedCost';
import { localExponent } from './localExponent';
import { stepsOf, type Step } from './price';
import { settlesAt } from './settledGrowth';

/** A size to try is no better known than to two digits. */
const DIGITS = 2;

/** A size that is to show more is at least so many times the largest one. */
const LARGER = 4;

/** Returns the obstacle that keeps times at chosen sizes from deciding a claim, with what would decide it. */
export function settledObstacle({ sizes, growth, atMost }: ScalingOptions, samples: SampleTable): Obstacle {
  const { minima } = samples;
  const curve = curveOf(growth)!;
  const prices = minima.map((time, i) => time / curve(sizes[i]!));
  const [timeGrowth, needed] = [minima.at(-1)! / minima[0]!, growthNeeded(sizes, curve)];
  if (!atMost && timeGrowth < needed) {
    const predicted = sizeToGrow(needed, sizes, minima, curve);
    const n = predicted && Math.max(predicted, Math.round(LARGER * sizes.at(-1)!));
    const decisive = n === undefined ? undefined : { n, timeNs: needed * minima[0]! };
    const sizeGrowth = sizes.at(-1)! / sizes[0]!;
    return { kind: 'fixed cost', timeGrowth, sizeGrowth, needed, sizeNeeded: n, decisive, atMost };
  }
  const [last] = stepsOf(sizes).singles as [Step];
  const exponent = localExponent(sizes, minima, last);
  const cheapest = prices.indexOf(Math.min(...prices.slice(0, -1)));
  return {
    kind: 'unsettled price',
    growth,
    from: sizes[last.lower]!,
    to: sizes[last.upper]!,
    exponent,
    cheapestAt: sizes[cheapest]!,
    rise: prices.at(-1)! / prices[cheapest]!,
    decisive: atRoundSize(sizes.at(-1)! * factorToDecide(sizes, minima, curve), exponent, {
      n: sizes.at(-1)!,
      timeNs: minima.at(-1)!,
    }),
    settling: slowestThatSettles({ growth, atMost }, sizes, [minima, samples.medians()]),
  };
}

/** Returns a size, rounded up, with the time of a call there if time grows on by a power of n from the top. */
function atRoundSize(n: number, exponent: number, top: CallTime): CallTime {
  const digit = 10 ** (Math.floor(Math.log10(n)) - DIGITS + 1);
  const round = digit < 1 ? Math.ceil(n) : Math.ceil(n / digit) * digit;
  return { n: round, timeNs: top.timeNs * (round / top.n) ** Math.max(0, exponent) };
}

/**
 * Returns the slowest standard growth as which times settle at most, by every sweep of times: one that is faster than the
 * claimed growth, or that one too if the claim has two sides.
 */
function slowestThatSettles(
  { growth, atMost }: { readonly growth: Growth; readonly atMost: boolean },
  sizes: readonly number[],
  sweeps: readonly (readonly number[])[],
): Growth | undefined {
  const [bottom, top] = [sizes[0]!, sizes.at(-1)!];
  const growthOf = (name: Growth): number => curveOf(name)!(top) / curveOf(name)!(bottom);
  return STANDARD_GROWTHS.find(
    (name) =>
      (growthOf(name) > growthOf(growth) || (!atMost && name === growth)) &&
      sweeps.every((times) => settlesAt(sizes, times, curveOf(name)!, ['above'])),
  );
}
