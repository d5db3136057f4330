import { ComparisonClaim } from '../claims/comparison';
import { known } from '../evidence/quantity';
import { armsOf, range } from './arms';
import { claimMatcher } from './claimMatcher';
import { budgetOption, factorOption, knownOptions, type MeasuringOptions } from './options';
import type { Ratio } from './ratio';

/** What `toBeAsFastAs` takes. */
export interface AsFastOptions extends MeasuringOptions {
  /** How much the times may differ, either way, at any size. Leave a tenth between it and the truth. */
  readonly within: Ratio;
}

const OPTIONS = ['within', 'sizes', 'input', 'budget'] as const;

/** Decides whether this takes as long as another, within a share either way, at every size: true equivalence. */
export const toBeAsFastAs = claimMatcher('toBeAsFastAs', (received, other, given = {}) => {
  const matcher = 'toBeAsFastAs';
  const options = knownOptions<AsFastOptions>(matcher, given, OPTIONS);
  const factor = factorOption(matcher, 'within', options.within);
  const arms = armsOf(
    `${matcher}(other, { within: '10 %', … })`,
    { 'the received value': received, 'the other': other },
    options,
    1,
  );
  const [arm, otherArm] = arms.names as [string, string];
  return {
    arms,
    budgetNs: budgetOption(matcher, options.budget),
    claimed: `${arm} takes as long as ${otherArm}, within ${known(100 * (factor - 1))} %, at ${range(arms.sizes)}`,
    claim: new ComparisonClaim({ arm, other: otherArm, sizes: arms.sizes, low: 1 / factor, high: factor }),
  };
});
