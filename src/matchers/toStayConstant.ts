import { ConstantClaim } from '../claims/constant';
import { known } from '../evidence/quantity';
import { armsOf, overRange } from './arms';
import { claimMatcher, sized } from './claimMatcher';
import { budgetOption, factorOption, knownOptions, type SweepingOptions } from './options';
import type { Ratio } from './ratio';

/** What `toStayConstant` takes. */
export interface ConstantMatcherOptions extends SweepingOptions {
  /** The time at every size may differ by this factor from that at the bottom, either way. @defaultValue `'1.5x'` */
  readonly within?: Ratio;
}

const OPTIONS = ['within', 'sizes', 'upTo', 'input', 'budget'] as const;

/** Decides whether time is the same at every size as at the bottom of the sweep, within a factor. */
export const toStayConstant = claimMatcher('toStayConstant', (received, given = {}) => {
  const matcher = 'toStayConstant';
  const options = knownOptions<ConstantMatcherOptions>(matcher, given, OPTIONS);
  const factor = factorOption(matcher, 'within', options.within, 1.5);
  const arms = armsOf(`${matcher}({ … })`, { 'the received value': received }, options, 2);
  const [arm] = arms.names as [string];
  return {
    arms,
    budgetNs: budgetOption(matcher, options.budget),
    claimed: `${arm} takes the same time within a factor of ${known(factor)}${overRange(arms.sizes, options.upTo)}`,
    ...sized(arms, options, (sizes) => new ConstantClaim({ arm, sizes, factor })),
  };
});
