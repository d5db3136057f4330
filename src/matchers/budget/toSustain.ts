import { ThroughputClaim } from '../../claims/budget/throughputClaim';
import { count, stated } from '../../describe/quantity';
import { claimMatcher } from '../core/claimMatcher';
import { UsageError } from '../core/usageError';
import { knownOptions } from '../core/options';
import { armAt, SINGLE_SIZE, type SingleSizeOptions } from './singleSize';

/** A rate as tests write it: `'20000 ops/s'`. */
export type RateText = `${number} ops/s`;

/** The type of the matcher, for `expect`. */
export interface ToSustain {
  /**
   * Decides whether calls in a row reach a rate in more than half of all stretches of some milliseconds, including
   * pauses for garbage collection.
   *
   * @example
   * await expect(parse).toSustain('20000 ops/s', { at: 100 });
   */
  toSustain(rate: RateText, options?: SingleSizeOptions): Promise<void>;
}

export const toSustain = claimMatcher('toSustain', (received, rate, given = {}) => {
  const matcher = 'toSustain';
  const options = knownOptions<SingleSizeOptions>(matcher, given, SINGLE_SIZE);
  const perSecond = typeof rate === 'string' ? Number(/^(\d+(?:\.\d+)?) ops\/s$/.exec(rate)?.[1]) : NaN;
  if (!(perSecond > 0)) {
    throw new UsageError(
      "the rate must be calls in a second, written as '20000 ops/s'",
      `For example: ${matcher}('20000 ops/s', { at: 1_000 })`,
      { value: rate },
    );
  }
  const { arm, n, ...arms } = armAt(matcher, received, options, `'${String(rate)}'`);
  const claimed = `${arm} sustains ${stated(perSecond)} ops/s at n = ${count(n)}`;
  return { kind: 'timed', arms, claimed, claim: new ThroughputClaim({ arm, n, perSecond }) };
});
