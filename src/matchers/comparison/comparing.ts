import type { RatioBounds } from '../../claims/baseline/baselineClaim';
import { ComparisonClaim } from '../../claims/comparison/comparisonClaim';
import { CountedComparisonClaim } from '../../claims/counts/countedComparisonClaim';
import { counted, known } from '../../describe/quantity';
import { isBase, type Base } from '../../workload/base';
import { isArm } from '../../workload/experiment';
import { armsOf, range, takesSize } from '../core/arms';
import { claimMatcher, type ClaimMatcher, type MatcherClaim } from '../core/claimMatcher';
import {
  factorOption,
  knownOptions,
  metricOption,
  type MeasuringOptions,
  type MetricOptions,
  type WhereOptions,
} from '../core/options';
import { UsageError } from '../core/usageError';

/** The options of matchers that compare two arms. */
export interface ComparingOptions extends MeasuringOptions, MetricOptions, WhereOptions {}

/** The names of those options. */
export const COMPARING = ['sizes', 'input', 'budget', 'metric', 'where'] as const;

/** The claim of a matcher that compares two arms. */
interface Comparison {
  /** The name of the option that gives the factor. */
  readonly option: 'by' | 'within';
  /** The factor if the option is absent; undefined if the option is required. */
  readonly byDefault?: number;
  /** Returns the range in which the ratio of the times must lie at every size. */
  readonly bounds: (factor: number) => RatioBounds;
  /** Returns the claim on times in words, without the sizes. */
  readonly claimed: (arm: string, other: string, factor: number) => string;
}

/** A call of a matcher that compares. */
interface ComparingCall {
  readonly matcher: string;
  /** The call in an example, with … in place of further options. */
  readonly call: string;
  readonly received: unknown;
  readonly options: ComparingOptions;
  readonly bounds: RatioBounds;
  readonly claimed: (arm: string, other: string) => string;
}

/** Returns a matcher that compares the times or the counts of two arms at every size. */
export function comparingMatcher(matcher: string, { option, byDefault, bounds, claimed }: Comparison): ClaimMatcher {
  return claimMatcher(matcher, (received, other, given = {}) => {
    const known = [option, ...COMPARING] as const;
    const options = knownOptions<ComparingOptions & Record<typeof option, unknown>>(matcher, given, known);
    const factor = factorOption(matcher, option, options[option], byDefault);
    const required = byDefault === undefined ? `${option}: '10 %', ` : '';
    const call: ComparingCall = {
      matcher,
      call: `${matcher}(other, { ${required}… })`,
      received,
      options,
      bounds: bounds(factor),
      claimed: (arm, otherArm) => claimed(arm, otherArm, factor),
    };
    return isBase(other) ? baselineClaim(call, other) : comparisonClaim(call, other);
  });
}

function comparisonClaim(
  { matcher, call, received, options, bounds, claimed }: ComparingCall,
  other: unknown,
): MatcherClaim {
  const arms = armsOf(call, { 'the received value': received, 'the other': other }, options, 1);
  const [arm, otherArm] = arms.names as [string, string];
  const { sizes } = arms;
  const metric = metricOption(matcher, options, 'other, ');
  const at = `at ${range(sizes)}`;
  if (metric === undefined) {
    const claim = new ComparisonClaim({ arm, other: otherArm, sizes, ...bounds });
    return { kind: 'timed', arms, claimed: `${claimed(arm, otherArm)} ${at}`, claim };
  }
  const ratio = `${arm} ${counted(metric, countRatio(bounds))} as ${otherArm}`;
  return {
    kind: 'counted',
    arms,
    claimed: `${ratio} ${at}`,
    metric,
    claimOver: () => new CountedComparisonClaim({ metric, ...bounds }),
  };
}

/** Returns the claim on an arm compared with itself at another commit. */
function baselineClaim(
  { matcher, call, received, options, bounds, claimed }: ComparingCall,
  { ref }: Base,
): MatcherClaim {
  const { metric, budget } = options;
  const example = `For example: ${matcher}(base())`;
  if (metric !== undefined && metric !== 'time') {
    const expected =
      '`metric` is for arms of this commit; npx asymptote compare compares all that is counted with the base';
    throw new UsageError(expected, example, { value: metric });
  }
  if (budget !== undefined) {
    throw new UsageError('`budget` is for one process, and a base takes pairs of them', example, { value: budget });
  }
  const takesNoSize = !isArm(received) && !takesSize(received, {});
  const arms = armsOf(call, { 'the received value': received }, takesNoSize ? { sizes: [1], ...options } : options, 1);
  const [arm] = arms.names as [string];
  const baseName = ref ?? 'the base';
  const at = arms.sizes.length === 0 ? '' : ` at ${range(arms.sizes)}`;
  const over = (sizes: readonly number[]): ComparisonClaim =>
    new ComparisonClaim({ arm, other: baseName, sizes, ...bounds });
  return { kind: 'baseline', arms, claimed: `${claimed(arm, `at ${baseName}`)}${at}`, ref, ...bounds, over };
}

/** Returns in words how many one arm counts for each count of the other. */
function countRatio({ low, high }: RatioBounds): string {
  const times = (bound: number): string => `${known(bound)} times as many`;
  if (low !== undefined && high !== undefined) return `${known(low)} to ${times(high)}`;
  return high === undefined ? `at least ${times(low!)}` : `at most ${times(high)}`;
}
