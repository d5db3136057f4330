import { TimeBudgetClaim } from '../../claims/budget/timeBudgetClaim';
import { count, percentile, statedDuration } from '../../describe/quantity';
import { claimMatcher } from '../core/claimMatcher';
import { nanosecondsOf, type DurationText } from '../core/durationText';
import { UsageError } from '../core/usageError';
import { knownOptions } from '../core/options';
import { armAt, SINGLE_SIZE, type SingleSizeOptions } from './singleSize';

/** A quantile as tests write it: `'p50'` is the median, and 99 of 100 calls stay within `'p99'`. */
export type Percentile = `p${number}`;

/** The options of `toRunWithin`. */
export interface RunWithinOptions extends SingleSizeOptions {
  /**
   * The quantile of the calls that must be within the time: high ones need many calls, `'p99'` about 1,600.
   *
   * @defaultValue `'p50'`
   */
  readonly quantile?: Percentile;
}

/** The type of the matcher, for `expect`. */
export interface ToRunWithin {
  /**
   * Decides whether a call returns within a time: the median of single calls, or another quantile of them, once the code
   * is optimised and its data are in the caches. An absolute time holds on this machine alone: prefer comparisons.
   *
   * @example
   * await expect(render).toRunWithin('5 ms', { at: 1_000, quantile: 'p95' });
   */
  toRunWithin(limit: DurationText, options?: RunWithinOptions): Promise<void>;
}

export const toRunWithin = claimMatcher('toRunWithin', (received, limit, given = {}) => {
  const matcher = 'toRunWithin';
  const options = knownOptions<RunWithinOptions>(matcher, given, ['quantile', ...SINGLE_SIZE]);
  const limitNs = nanosecondsOf(limit);
  if (limitNs === undefined) {
    throw new UsageError(
      "the time must be a duration, written as '5 ms' or '200 µs'",
      `For example: ${matcher}('5 ms', { at: 1_000 })`,
      { value: limit },
    );
  }
  const quantile = quantileOf(options.quantile ?? 'p50');
  if (quantile === undefined) {
    throw new UsageError(
      "`quantile` must be written as 'p50', 'p95' or 'p99.9'",
      `For example: ${matcher}('${String(limit)}', { at: 1_000, quantile: 'p95' })`,
      { value: options.quantile },
    );
  }
  const { arm, n, ...arms } = armAt(matcher, received, options, `'${String(limit)}'`);
  const claimed = `the ${percentile(quantile)} of ${arm} is within ${statedDuration(limitNs)} at n = ${count(n)}`;
  return { kind: 'timed', arms, claimed, claim: new TimeBudgetClaim({ arm, n, limitNs, quantile }) };
});

function quantileOf(text: unknown): number | undefined {
  const digits = typeof text === 'string' ? /^p(\d+(?:\.\d+)?)$/.exec(text)?.[1] : undefined;
  const quantile = Number(digits) / 100;
  return quantile > 0 && quantile < 1 ? quantile : undefined;
}
