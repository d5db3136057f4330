import { ExactCountClaim } from '../../claims/counts/exactCountClaim';
import type { Metric } from '../../model/metric';
import { count, counted } from '../../describe/quantity';
import { armsOf, NO_SIZES, range } from '../core/arms';
import { claimMatcher, type ClaimMatcher } from '../core/claimMatcher';
import { UsageError } from '../core/usageError';
import { knownOptions, type MeasuringOptions } from '../core/options';

/** The options of matchers that only count: they have no budget. */
export type ExactCountOptions = Pick<MeasuringOptions, 'sizes' | 'input' | 'mode'>;

/** Returns a matcher that decides whether the count of one call is exactly a function of n. */
export function countingMatcher(matcher: string, metric: Metric): ClaimMatcher {
  return claimMatcher(matcher, (received, claimed, given = {}) => {
    const options = knownOptions<ExactCountOptions>(matcher, given, ['sizes', 'input']);
    const example = `For example: ${matcher}((n) => 2 * n)`;
    if (typeof claimed !== 'function') {
      throw new UsageError('the count must be a function of n', example, { value: claimed });
    }
    const claim = claimed as (n: number) => number;
    const arms = armsOf(`${matcher}((n) => n, { … })`, { 'the received value': received }, options, 1);
    if (arms.sizes.length === 0) {
      throw new UsageError(NO_SIZES, `For example: ${matcher}((n) => n, { sizes: [1, 2, 5] })`);
    }
    for (const n of arms.sizes) {
      const value: unknown = claim(n);
      if (Number.isSafeInteger(value) && (value as number) >= 0) continue;
      throw new UsageError(`the count must be a whole number, and is not at n = ${count(n)}`, example, { value });
    }
    const [arm] = arms.names as [string];
    const counts = `${arms.sizes.slice(0, 3).map(claim).map(count).join(', ')}${arms.sizes.length > 3 ? ' …' : ''}`;
    const words = `${arm} ${counted(metric, counts)} at ${range(arms.sizes)}`;
    return { kind: 'counted', arms, claimed: words, metric, claim: new ExactCountClaim({ metric, claimed: claim }) };
  });
}
