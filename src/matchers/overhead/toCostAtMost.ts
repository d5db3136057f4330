import { AddedCostClaim } from '../../claims/addedCost/addedCostClaim';
import { statedDuration } from '../../describe/quantity';
import { armsOf, range, type ArmOrMeasurable } from '../core/arms';
import { claimMatcher } from '../core/claimMatcher';
import { nanosecondsOf, type DurationText } from '../core/durationText';
import { UsageError } from '../core/usageError';
import { knownOptions, type MeasuringOptions } from '../core/options';

/** The options of `toCostAtMost`. */
export interface CostOptions extends MeasuringOptions {
  /** The workload without the added cost. */
  readonly over: ArmOrMeasurable;
}

/** The type of the matcher, for `expect`. */
export interface ToCostAtMost {
  /**
   * Decides whether a call takes at most an amount of time longer than a call of another workload, at every size. An
   * amount of time holds on this machine alone: `toHaveConstantOverhead` and `toBeNoSlowerThan` hold on others too.
   *
   * @example
   * await expect(validated).toCostAtMost('30 µs', { over: raw, sizes: [10, 100] });
   */
  toCostAtMost(amount: DurationText, options: CostOptions): Promise<void>;
}

export const toCostAtMost = claimMatcher('toCostAtMost', (received, amount, given = {}) => {
  const matcher = 'toCostAtMost';
  const options = knownOptions<CostOptions>(matcher, given, ['over', 'sizes', 'input', 'budget']);
  const atMostNs = nanosecondsOf(amount);
  if (atMostNs === undefined) {
    throw new UsageError(
      "the cost must be a duration, written as '30 µs' or '2 ms'",
      `For example: ${matcher}('30 µs', { over: other })`,
      { value: amount },
    );
  }
  const subjects = { 'the received value': received, '`over`': options.over };
  const arms = armsOf(`${matcher}('${String(amount)}', { over: other, … })`, subjects, options, 1);
  const [arm, other] = arms.names as [string, string];
  const { sizes } = arms;
  const claimed = `a call of ${arm} costs at most ${statedDuration(atMostNs)} more than one of ${other} at ${range(sizes)}`;
  return { kind: 'timed', arms, claimed, claim: new AddedCostClaim({ arm, other, sizes, atMostNs }) };
});
