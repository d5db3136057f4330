import type { Interval, OpenInterval } from '../model/interval';

/** The confidence of every interval that is reported. */
export const CONFIDENCE = 0.95;

/**
 * Returns the median of a sample between two order statistics, an interval that assumes no distribution.
 *
 * The true median lies outside with the chance that a binomial(size, 1/2) count falls in a tail, at most
 * 1 - `CONFIDENCE`. No two order statistics of fewer than six values reach that: the interval is the whole range then.
 *
 * @param values - the sample in any order, at least one value
 * @returns the median between the two order statistics
 * @throws {RangeError} if the sample is empty
 * @example
 * medianInterval([3, 1, 2, 5, 4, 6, 7]); // { estimate: 4, low: 1, high: 7 }
 */
export function medianInterval(values: readonly number[]): Interval {
  if (values.length === 0) throw new RangeError('an empty sample has no median');
  const sorted = Float64Array.from(values).sort();
  const rank = lowerRank(sorted.length);
  return {
    estimate: middleOf(sorted),
    low: sorted[rank]!,
    high: sorted[sorted.length - 1 - rank]!,
  };
}

/** Returns the median of a sample, at least one value, in any order. */
export function median(values: readonly number[]): number {
  return middleOf(Float64Array.from(values).sort());
}

/** Returns the middle of a sorted sample, or the mean of its two middle values. */
function middleOf(sorted: Float64Array): number {
  const half = sorted.length >> 1;
  const upper = sorted[half]!;
  return sorted.length % 2 === 1 ? upper : (sorted[half - 1]! + upper) / 2;
}

/** Returns the largest rank r (from 0) with P(binomial(size, 1/2) <= r) at most (1 - `CONFIDENCE`) / 2. */
function lowerRank(size: number): number {
  let logTerm = -size * Math.LN2;
  let below = Math.exp(logTerm);
  let rank = 0;
  while (rank < size >> 1) {
    logTerm += Math.log((size - rank) / (rank + 1));
    if (below + Math.exp(logTerm) > (1 - CONFIDENCE) / 2) break;
    below += Math.exp(logTerm);
    rank++;
  }
  return rank;
}

/**
 * Returns a quantile of a sample between two order statistics, an interval that assumes no distribution.
 *
 * An end is undefined if the sample is too small for an order statistic to bound it.
 *
 * @param values - the sample in any order, at least one value
 * @param quantile - the share of values under it, between 0 and 1: 0.5 is the median
 * @throws {RangeError} if the sample is empty
 * @example
 * quantileInterval([3, 1, 2, 5, 4, 6, 7], 0.5); // { estimate: 4, low: 1, high: 7 }
 */
export function quantileInterval(values: readonly number[], quantile: number): OpenInterval {
  if (values.length === 0) throw new RangeError('an empty sample has no quantiles');
  const sorted = Float64Array.from(values).sort();
  const below = binomialDistribution(sorted.length, quantile);
  const tail = (1 - CONFIDENCE) / 2;
  // The number of values under the true quantile is a binomial count: H. A. David, Order Statistics, 2.5
  const lower = below.findLastIndex((probability) => probability <= tail);
  const upper = below.findIndex((probability) => probability >= 1 - tail);
  return {
    estimate: sorted[Math.min(sorted.length - 1, Math.floor(quantile * sorted.length))]!,
    low: sorted[lower],
    high: sorted[upper],
  };
}

/** Returns P(binomial(size, chance) <= k) for every k from 0 to `size` - 1. */
function binomialDistribution(size: number, chance: number): number[] {
  const logOdds = Math.log(chance) - Math.log1p(-chance);
  let logTerm = size * Math.log1p(-chance);
  let sum = 0;
  return Array.from({ length: size }, (_, k) => {
    sum += Math.exp(logTerm);
    logTerm += logOdds + Math.log((size - k) / (k + 1));
    return sum;
  });
}
