import { CountedScalingClaim } from '../../claims/counts/countedScalingClaim';
import { curveOf, type Growth } from '../../model/growth';
import { excessOver, ScalingClaim } from '../../claims/scaling/scalingClaim';
import { metricName } from '../../describe/quantity';
import { armsOf, overRange } from '../core/arms';
import { overSizes, type MatcherClaim } from '../core/claimMatcher';
import { UsageError } from '../core/usageError';
import { knownOptions, metricOption, type ScalingMatcherOptions } from '../core/options';

const OPTIONS = ['sizes', 'upTo', 'input', 'budget', 'notLike', 'metric', 'where'] as const;
/** Growths count as the same if their exponents differ by less. */
const LEAST_EXCESS = 0.01;
/** The sizes at which growths are compared if those of the claim are not chosen yet. */
const TYPICAL = [64, 256, 1_024, 4_096, 16_384, 65_536];
const EXAMPLES = "'log n', 'sqrt n', 'n', 'n log n', 'n^2', 'n^1.5'";

/** The claim of a matcher on the growth of one arm. */
export interface GrowthClaim {
  readonly matcher: string;
  readonly growth: unknown;
  /** Whether slower growth passes too. */
  readonly atMost: boolean;
}

/** Returns the claim of a matcher on the growth of the time or a count of one arm. */
export function scaling(received: unknown, { matcher, growth, atMost }: GrowthClaim, options: unknown): MatcherClaim {
  if (typeof growth !== 'string' || curveOf(growth) === undefined) {
    const remedy = `For example: ${matcher}('n log n')`;
    throw new UsageError(`a growth must be one of '1', ${EXAMPLES}`, remedy, { value: growth });
  }
  const measuring = knownOptions<ScalingMatcherOptions>(matcher, options, OPTIONS);
  const call = matcher === 'toScaleLinearly' ? `${matcher}({ … })` : `${matcher}('${growth}', { … })`;
  const arms = armsOf(call, { 'the received value': received }, measuring, 3);
  const [arm] = arms.names as [string];
  const { notLike } = measuring;
  if (notLike !== undefined) checkRival(matcher, growth as Growth, notLike, arms.sizes, atMost);
  const rather = notLike === undefined ? '' : ` and not like ${notLike}`;
  const like = `${atMost ? 'at most ' : ''}like ${growth === '1' ? 'a constant' : growth}${rather}${overRange(arms.sizes, measuring.upTo)}`;
  const { sizes } = arms;
  const metric = metricOption(matcher, measuring, matcher === 'toScaleLinearly' ? '' : `'${growth}', `);
  // A rival needs a finer distinction than what a growth settles to.
  const chosen = sizes.length === 0 && notLike === undefined ? true : undefined;
  const claim = { growth: growth as Growth, atMost, notLike };
  if (metric !== undefined) {
    const claimed = `the ${metricName(metric)} of ${arm} grow ${like}`;
    const claimOver = (over: readonly number[]): CountedScalingClaim =>
      new CountedScalingClaim({ sizes: over, metric, ...claim });
    return { kind: 'counted', arms, claimed, metric, claimOver, upTo: measuring.upTo };
  }
  return {
    arms,
    claimed: `${arm} grows ${like}`,
    ...overSizes(arms, measuring, (over, doubted) => new ScalingClaim({ arm, sizes: over, ...claim, chosen, doubted })),
  };
}

/** Throws a `UsageError` if a rival is no growth, or none that the claim could be distinguished from. */
function checkRival(
  matcher: string,
  growth: Growth,
  notLike: unknown,
  sizes: readonly number[],
  atMost: boolean,
): void {
  const example = `For example: ${matcher}(${matcher === 'toScaleLinearly' ? '' : "'n', "}{ notLike: 'n log n' })`;
  if (typeof notLike !== 'string' || curveOf(notLike) === undefined) {
    throw new UsageError(`\`notLike\` must be a growth, one of ${EXAMPLES}`, example, { value: notLike });
  }
  const excess = excessOver(growth, notLike as Growth, sizes.length > 0 ? sizes : TYPICAL);
  if (atMost ? excess > LEAST_EXCESS : Math.abs(excess) > LEAST_EXCESS) return;
  const reason = atMost
    ? `\`notLike\` must grow faster than ${growth}: what grows slower is within the claim`
    : `\`notLike\` must be another growth than ${growth}`;
  throw new UsageError(reason, example, { value: notLike });
}
