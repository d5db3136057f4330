import { CountedConstantClaim } from '../../claims/counts/countedConstantClaim';
import { ConstantClaim } from '../../claims/constant/constantClaim';
import { counted, stated } from '../../describe/quantity';
import { armsOf, overRange } from '../core/arms';
import { claimMatcher, overSizes } from '../core/claimMatcher';
import {
  factorOption,
  knownOptions,
  metricOption,
  type MetricOptions,
  type SweepingOptions,
  type WhereOptions,
} from '../core/options';
import type { Ratio } from '../core/ratio';

/** The options of `toStayConstant`. */
export interface ConstantMatcherOptions extends SweepingOptions, MetricOptions, WhereOptions {
  /** The time at every size may differ by this factor from the time at the smallest, either way. @defaultValue `'1.5x'` */
  readonly within?: Ratio;
}

/** The type of the matcher, for `expect`. */
export interface ToStayConstant {
  /**
   * Decides whether time is the same at every size as at the smallest, within a factor either way. If only faster
   * growth matters, use `toScaleAtMost('1')` or `toScaleAtMost('log n')`.
   *
   * @example
   * await expect((n) => table.get(n)).toStayConstant({ within: '2x', sizes: [10, 100, 1_000, 10_000] });
   */
  toStayConstant(options?: ConstantMatcherOptions): Promise<void>;
}

export const toStayConstant = claimMatcher('toStayConstant', (received, given = {}) => {
  const matcher = 'toStayConstant';
  const known = ['within', 'sizes', 'upTo', 'input', 'budget', 'metric', 'where'] as const;
  const options = knownOptions<ConstantMatcherOptions>(matcher, given, known);
  const factor = factorOption(matcher, 'within', options.within, 1.5);
  const arms = armsOf(`${matcher}({ … })`, { 'the received value': received }, options, 2);
  const [arm] = arms.names as [string];
  const metric = metricOption(matcher, options);
  const same = `within a factor of ${stated(factor)}${overRange(arms.sizes, options.upTo)}`;
  if (metric !== undefined) {
    const claimed = `${arm} ${counted(metric, 'equally many')} ${same}`;
    const { upTo } = options;
    return {
      kind: 'counted',
      arms,
      claimed,
      metric,
      claimOver: () => new CountedConstantClaim({ metric, factor }),
      upTo,
    };
  }
  return {
    arms,
    claimed: `${arm} takes the same time ${same}`,
    ...overSizes(arms, options, (sizes) => new ConstantClaim({ arm, sizes, factor })),
  };
});
