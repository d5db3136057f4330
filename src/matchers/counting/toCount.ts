import { ExactCountClaim } from '../../claims/counts/exactCountClaim';
import type { Metric } from '../../model/metric';
import { count, counted } from '../../describe/quantity';
import { armsOf, NO_SIZES, range } from '../core/arms';
import { claimMatcher } from '../core/claimMatcher';
import { UsageError } from '../core/usageError';
import { isMetricName, knownOptions, METRIC_NAMES, type MeasuringOptions } from '../core/options';

/** The options of `toCount`, which has no budget: it measures no time. */
export type CountOptions = Pick<MeasuringOptions, 'sizes' | 'input' | 'mode'>;

/** The type of the matcher, for `expect`. */
export interface ToCount {
  /**
   * Decides whether the count of one call is exactly a function of n, at every size. It counts, and times nothing.
   *
   * @param metric - `'steps'`, `'loopTurns'`, `'promises'`, or the name of a count that `run` returns
   * @param count - returns the count of one call of size n, a whole number
   * @example
   * await expect(nTimersInARow).toCount('loopTurns', (n) => n, { sizes: [1, 2, 5] });
   */
  toCount(metric: Metric, count: (n: number) => number, options?: CountOptions): Promise<void>;
}

export const toCount = claimMatcher('toCount', (received, metric, claimed, given = {}) => {
  const matcher = 'toCount';
  const example = `For example: ${matcher}('loopTurns', (n) => 2 * n, { sizes: [1, 2, 5] })`;
  if (!isMetricName(metric)) {
    throw new UsageError(`the metric must be ${METRIC_NAMES}`, example, { value: metric });
  }
  if (typeof claimed !== 'function')
    throw new UsageError('the count must be a function of n', example, { value: claimed });
  const options = knownOptions<CountOptions>(matcher, given, ['sizes', 'input']);
  const claim = claimed as (n: number) => number;
  const arms = armsOf(`${matcher}('${metric}', (n) => n, { … })`, { 'the received value': received }, options, 1);
  const { sizes, names } = arms;
  if (sizes.length === 0) throw new UsageError(NO_SIZES, example);
  for (const n of sizes) {
    const value: unknown = claim(n);
    if (Number.isSafeInteger(value) && (value as number) >= 0) continue;
    throw new UsageError(`the count must be a whole number, and is not at n = ${count(n)}`, example, { value });
  }
  const [arm] = names as [string];
  const counts = `${sizes.slice(0, 3).map(claim).map(count).join(', ')}${sizes.length > 3 ? ' …' : ''}`;
  const words = `${arm} ${counted(metric, counts)} at ${range(sizes)}`;
  return {
    kind: 'counted',
    arms,
    claimed: words,
    metric,
    claimOver: () => new ExactCountClaim({ metric, claimed: claim }),
  };
});
