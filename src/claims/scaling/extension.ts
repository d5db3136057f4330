import type { Curve } from '../../model/growth';
import { EXPLODED, mayExplode } from '../../model/settlement';
import { logPrices, priceChange, stepsOf } from './price';
import { MACHINE_FACTOR } from './endlessGrowth';

/** A longer sweep has this many more half steps at its top than the largest size. */
const HALF_STEPS = 4;
/** The factor by which a sweep is made longer at its upper end, how long a call should take there, and how long it may. */
const FACTOR = { usual: 2, settling: 4, most: 16, callNs: 30e6, longestNs: 60e6 } as const;
/** Inputs of larger sizes take seconds to build. */
const LARGEST = 2e6;
/** A smaller factor shows nothing new; where time explodes each unit of n does. */
const LEAST_FACTOR = { usual: 1.6, explosive: 1.1 } as const;
/** Times that settle, but scatter, scatter less at sizes smaller by this factor, where less garbage is collected. */
const CALMER = 3;
/** Shorter calls show less of a growth than was seen already. */
const CALMER_NS = 1e6;
/** Time that grows by less over the last step, a logarithm, does not limit the sizes. */
const LEAST_GROWTH = 0.1;
/** A price that rises by less than this power is about to settle: twice the size shows that. */
const RISING = 0.4;
/** A price that rose by this factor, a logarithm, is past what noise leaves open. */
const CLEAR = Math.log(1.7 * MACHINE_FACTOR);

/** Returns the sizes of a sweep that ends earlier, for times that have settled but scatter; none if its calls are short. */
export function calmerSweep(sizes: readonly number[], timesNs: readonly number[]): number[] {
  const power = Math.log(timesNs.at(-1)! / timesNs.at(-2)!) / Math.log(sizes.at(-1)! / sizes.at(-2)!);
  if (timesNs.at(-1)! / CALMER ** Math.max(1, power) < CALMER_NS) return [];
  const calmer = sizes.map((n) => Math.max(1, Math.round(n / CALMER)));
  return [...new Set(calmer)];
}

/**
 * Returns the sizes of a longer sweep, with half steps at its top, for a growth that was not decided.
 *
 * Its largest size is where the price of a unit of the curve, if it goes on to rise like this, is past what a machine
 * adds, as far as calls stay short. It is undefined if they would not even at a size that shows anything new.
 *
 * @param timesNs - the shortest times at the sizes so far
 */
export function longerSweep(sizes: readonly number[], timesNs: readonly number[], curve: Curve): number[] | undefined {
  const factor = extensionFactor(sizes, timesNs, curve);
  if (factor === undefined) return undefined;
  const top = sizes.at(-1)! * factor;
  const halves = Array.from({ length: HALF_STEPS + 1 }, (_, i) => Math.round(top / 2 ** (HALF_STEPS - i)));
  return [...sizes.filter((n) => n < halves[0]! / Math.SQRT2), ...new Set(halves.filter((n) => n >= sizes[0]!))];
}

/** Returns by what factor of n a price that goes on to rise like this is past what a machine adds, or seen to settle. */
export function factorToDecide(sizes: readonly number[], timesNs: readonly number[], curve: Curve): number {
  const { singles, rise } = priceChange(stepsOf(sizes), logPrices(sizes, timesNs, curve));
  const [exponent] = singles as [number];
  return exponent < RISING ? FACTOR.settling : Math.max(FACTOR.usual, factorToClear(rise, exponent));
}

/** Returns by what factor of n a price that has risen so far, a logarithm, is clear of noise if it rises on by a power. */
function factorToClear(rise: number, exponent: number): number {
  return Math.exp((CLEAR - rise) / exponent);
}

/** Returns the rate at which time grows exponentially over the last step: below, fixed costs hide that. */
function rateAtTop(sizes: readonly number[], timesNs: readonly number[]): number {
  return Math.log(timesNs.at(-1)! / timesNs.at(-2)!) / (sizes.at(-1)! - sizes.at(-2)!);
}

function extensionFactor(sizes: readonly number[], timesNs: readonly number[], curve: Curve): number | undefined {
  const steps = stepsOf(sizes);
  const { singles, rise } = priceChange(steps, logPrices(sizes, timesNs, curve));
  const [exponent, { lower, upper, width }] = [singles[0]!, steps.singles[0]!];
  const growth = Math.log(timesNs[upper]! / timesNs[lower]!);
  const power = growth / width;
  const isExplosive = mayExplode(power, sizes.at(-1)!);
  const upToNs = (callNs: number): number => {
    if (growth < LEAST_GROWTH) return FACTOR.most;
    if (isExplosive) return 1 + Math.log(callNs / timesNs[upper]!) / (rateAtTop(sizes, timesNs) * sizes[upper]!);
    const more = Math.log(callNs / timesNs[upper]!) / growth;
    // A jump in the last step is not expected once more.
    return Math.exp(more * width * Math.max(1, power / EXPLODED.steepest));
  };
  const most = Math.min(FACTOR.most, LARGEST / sizes.at(-1)!);
  const least = Math.min(FACTOR.usual, most, upToNs(FACTOR.longestNs));
  if (least < (isExplosive ? LEAST_FACTOR.explosive : LEAST_FACTOR.usual)) return undefined;
  if (exponent < RISING) return least;
  return Math.max(least, Math.min(most, factorToClear(rise, exponent), upToNs(FACTOR.callNs)));
}
