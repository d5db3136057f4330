import { ComparisonClaim } from '../claims/comparison';
import { known } from '../evidence/quantity';
import { armsOf, range } from './arms';
import { claimMatcher } from './claimMatcher';
import { budgetOption, factorOption, knownOptions, type MeasuringOptions } from './options';
import type { Ratio } from './ratio';

/** What `toBeFasterThan` takes. */
export interface FasterOptions extends MeasuringOptions {
  /** How much faster at least, at every size. @defaultValue `'1.05x'` */
  readonly by?: Ratio;
}

const OPTIONS = ['by', 'sizes', 'input', 'budget'] as const;

/** Decides whether this is faster than another by a factor, at every size. */
export const toBeFasterThan = claimMatcher('toBeFasterThan', (received, other, given = {}) => {
  const matcher = 'toBeFasterThan';
  const options = knownOptions<FasterOptions>(matcher, given, OPTIONS);
  const by = factorOption(matcher, 'by', options.by, 1.05);
  const arms = armsOf(`${matcher}(other, { … })`, { 'the received value': received, 'the other': other }, options, 1);
  const [arm, otherArm] = arms.names as [string, string];
  return {
    arms,
    budgetNs: budgetOption(matcher, options.budget),
    claimed: `${arm} is at least ${known(by)} times as fast as ${otherArm} at ${range(arms.sizes)}`,
    claim: new ComparisonClaim({ arm, other: otherArm, sizes: arms.sizes, high: 1 / by }),
  };
});
