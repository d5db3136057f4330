import type { Curve } from '../../model/growth';
import { localExponent } from '../scaling/localExponent';
import { fitGrowths, type Allowed, type GrowthFit } from './growthFit';

/** Counts agree with a sum of growths if they differ from it by no more: they are whole numbers. */
const EXACT = 0.02;
/** Counts that depend on the data are uneven: by so much, of which no sum of growths explains a third. */
const UNEVEN = { deviation: 0.2, rms: 0.7 } as const;
/** What grows faster explains far more of uneven counts than what does not. */
const EXPLAINED = { rms: 0.33, share: 0.2 } as const;
/** A part that grows faster than claimed has at least this share of the count at the top, and shows below it too. */
const BEYOND = { share: 0.05, below: 0.005 } as const;
/** Steps that exceed the claimed power by so much need no sum that fits. */
const STEEP = 0.25;

/** How counts grow beside a claimed growth: `bounded` if no faster, but not like any sum of growths; `open` if that is open too. */
export type CountedGrowth = 'as claimed' | 'slower' | 'faster' | 'bounded' | 'open';

/**
 * Returns how counts grow beside a claimed growth. Exact counts have no noise, so that the question is only which growths
 * they are a sum of: `a + b log n + c n + …`, no part of it negative. They grow as claimed if such a sum up to the claimed
 * growth is within 2 % of every count; slower if one below it is; and faster if none is, but one with a faster part is, of
 * which 5 % of the count at the top consist, and which shows without the largest size too.
 */
export function countedGrowth(sizes: readonly number[], counts: readonly number[], claimed: Curve): CountedGrowth {
  const fit = (allowed: Allowed, last = sizes.length): GrowthFit =>
    fitGrowths(sizes.slice(0, last), counts.slice(0, last), claimed, allowed);
  const [below, own, any] = [fit('below'), fit('up to'), fit('all')];
  if (below.deviation <= EXACT) return 'slower';
  if (own.deviation <= EXACT) return 'as claimed';
  const showsBelow = fit('up to', sizes.length - 1).deviation > BEYOND.below;
  if (any.deviation <= EXACT && any.shareBeyond >= BEYOND.share && showsBelow) return 'faster';
  if (own.deviation <= UNEVEN.deviation && any.rms >= UNEVEN.rms * own.rms) {
    return own.rms >= UNEVEN.rms * below.rms ? 'slower' : 'as claimed';
  }
  const isExplained = any.deviation <= UNEVEN.deviation && any.rms <= EXPLAINED.rms * own.rms;
  if (isExplained && any.shareBeyond >= EXPLAINED.share && showsBelow) return 'faster';
  if (isSteep(sizes, counts, claimed)) return 'faster';
  return isNowhereDearer(sizes, counts, claimed) ? 'bounded' : 'open';
}

/** Whether counts grow faster than claimed by far in each of the two last steps. */
function isSteep(sizes: readonly number[], counts: readonly number[], claimed: Curve): boolean {
  const expected = sizes.map(claimed);
  const last = sizes.length - 1;
  return [last - 1, last].every((upper) => {
    const step = { lower: upper - 1, upper };
    return localExponent(sizes, counts, step) - localExponent(sizes, expected, step) > STEEP;
  });
}

/** Whether a unit of the claimed growth counts no more at any size of the upper half than at a smaller one of it. */
function isNowhereDearer(sizes: readonly number[], counts: readonly number[], claimed: Curve): boolean {
  const prices = sizes.map((n, i) => counts[i]! / claimed(n)).slice(Math.floor((sizes.length - 1) / 2));
  return prices.every((price, i) => price <= (1 + EXACT) * Math.min(...prices.slice(0, i + 1)));
}
