import { ComparisonClaim } from '../../claims/comparison/comparisonClaim';
import { CountedComparisonClaim } from '../../claims/counts/countedComparisonClaim';
import { counted, known } from '../../describe/quantity';
import { isBase, type Base } from '../../workload/base';
import { isArm } from '../../workload/experiment';
import { armsOf, range, takesSize } from '../core/arms';
import type { Stated } from '../core/claimMatcher';
import { UsageError } from '../core/usageError';
import { budgetOption, metricOption, type MeasuringOptions, type MetricOptions } from '../core/options';

/** What matchers that compare two arms take. */
export interface ComparingOptions extends MeasuringOptions, MetricOptions {}

/** The options of matchers that compare, beside their own. */
export const COMPARING = ['sizes', 'input', 'budget', 'metric'] as const;

/** What a comparison says. */
export interface Comparison {
  /** The matcher's name, and its call with … in place of the options that an example fills in. */
  readonly matcher: string;
  readonly call: string;
  /** The range that the ratio A / B must lie in at every size. */
  readonly bounds: { readonly low?: number; readonly high?: number };
  /** What is claimed of the times, up to the sizes. */
  readonly claimed: (arm: string, other: string) => string;
}

/** Returns the claim of a matcher that compares what was received with another, by time or by what is counted. */
export function comparing(
  received: unknown,
  other: unknown,
  options: ComparingOptions,
  { matcher, call, bounds, claimed }: Comparison,
): Stated {
  if (isBase(other)) return besideBase(received, other, options, { matcher, call, bounds, claimed });
  const arms = armsOf(call, { 'the received value': received, 'the other': other }, options, 1);
  const [arm, otherArm] = arms.names as [string, string];
  const metric = metricOption(matcher, options, arms.sizes, 'other, ');
  const at = `at ${range(arms.sizes)}`;
  if (metric !== undefined) {
    const claim = new CountedComparisonClaim({ metric, ...bounds });
    return {
      kind: 'counted',
      arms,
      claimed: `${arm} ${counted(metric, manyAs(bounds))} as ${otherArm} ${at}`,
      metric,
      claim,
    };
  }
  return {
    kind: 'timed',
    arms,
    budgetNs: budgetOption(matcher, options.budget),
    claimed: `${claimed(arm, otherArm)} ${at}`,
    claim: new ComparisonClaim({ arm, other: otherArm, sizes: arms.sizes, ...bounds }),
  };
}

/** Returns the claim on one arm beside itself at another commit. */
function besideBase(
  received: unknown,
  { ref }: Base,
  options: ComparingOptions,
  { matcher, call, bounds, claimed }: Comparison,
): Stated {
  const { metric, budget } = options;
  if (metric !== undefined && metric !== 'time') {
    throw new UsageError(
      '`metric` is for arms of this commit; npx asymptote compare compares all that is counted with the base',
      `For example: ${matcher}(base())`,
      { value: metric },
    );
  }
  if (budget !== undefined) {
    throw new UsageError(
      '`budget` is for one process, and a base takes pairs of them',
      `For example: ${matcher}(base())`,
      {
        value: budget,
      },
    );
  }
  const only = sizesOf(received);
  const sized = only === undefined ? options : { sizes: only, ...options };
  const arms = armsOf(call, { 'the received value': received }, sized, 1);
  const [arm] = arms.names as [string];
  const there = ref ?? 'the base';
  const over = arms.sizes.length === 0 ? '' : ` at ${range(arms.sizes)}`;
  const claimOver = (chosen: readonly number[]): ComparisonClaim =>
    new ComparisonClaim({ arm, other: there, sizes: chosen, ...bounds });
  return { kind: 'baseline', arms, claimed: `${claimed(arm, `at ${there}`)}${over}`, ref, ...bounds, over: claimOver };
}

/** A function that takes no size has only one. */
function sizesOf(received: unknown): readonly number[] | undefined {
  return isArm(received) || takesSize(received, {}) ? undefined : [1];
}

/** How many one counts for each that the other does. */
function manyAs({ low, high }: Comparison['bounds']): string {
  const times = (bound: number): string => `${known(bound)} times as many`;
  if (low !== undefined && high !== undefined) return `${known(low)} to ${times(high)}`;
  return high === undefined ? `at least ${times(low!)}` : `at most ${times(high)}`;
}
