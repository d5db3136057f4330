import type { DurationText } from '../core/durationText';
import { AddedCostClaim } from '../../claims/addedCost/addedCostClaim';
import { statedDuration } from '../../describe/quantity';
import { armsOf, range, type Subject } from '../core/arms';
import { claimMatcher } from '../core/claimMatcher';
import { nanosecondsOf } from '../core/durationText';
import { UsageError } from '../core/usageError';
import { budgetOption, knownOptions, type MeasuringOptions } from '../core/options';

/** What `toCostAtMost` takes. */
export interface CostOptions extends MeasuringOptions {
  /** What the cost is added to. */
  readonly over: Subject;
}

/** The type of the matcher, for `expect`. */
export interface ToCostAtMost {
  /**
   * Decides whether a call of this takes at most so much longer than one of another, at every size. An amount of time is
   * what this machine makes of it: `toHaveConstantOverhead` and `toBeNoSlowerThan` travel further.
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
  return {
    kind: 'timed',
    arms,
    budgetNs: budgetOption(matcher, options.budget),
    claimed: `a call of ${arm} costs at most ${statedDuration(atMostNs)} more than one of ${other} at ${range(arms.sizes)}`,
    claim: new AddedCostClaim({ arm, other, sizes: arms.sizes, atMostNs }),
  };
});
