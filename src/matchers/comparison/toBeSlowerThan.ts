import { stated } from '../../describe/quantity';
import { claimMatcher } from '../core/claimMatcher';
import { COMPARING, comparing, type ComparingOptions } from './comparing';
import { factorOption, knownOptions } from '../core/options';
import type { Ratio } from '../core/ratio';

/** What `toBeSlowerThan` takes. */
export interface SlowerOptions extends ComparingOptions {
  /** How many times as long it takes at least, at every size. @defaultValue `'1.05x'` */
  readonly by?: Ratio;
}

/** Decides whether this takes longer than another by a factor, at every size. */
export const toBeSlowerThan = claimMatcher('toBeSlowerThan', (received, other, given = {}) => {
  const matcher = 'toBeSlowerThan';
  const options = knownOptions<SlowerOptions>(matcher, given, ['by', ...COMPARING]);
  const by = factorOption(matcher, 'by', options.by, 1.05);
  return comparing(received, other, options, {
    matcher,
    call: `${matcher}(other, { … })`,
    bounds: { low: by },
    claimed: (arm, otherArm) => `${arm} takes at least ${stated(by)} times as long as ${otherArm}`,
  });
});
