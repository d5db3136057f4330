import type { Base } from '../../workload/base';
import type { Subject } from '../core/arms';
import { stated } from '../../describe/quantity';
import { claimMatcher } from '../core/claimMatcher';
import { COMPARING, comparing, type ComparingOptions } from './comparing';
import { factorOption, knownOptions } from '../core/options';
import type { Ratio } from '../core/ratio';

/** What `toBeNoSlowerThan` takes. */
export interface NoSlowerOptions extends ComparingOptions {
  /** How much longer it may take, at any size. Leave a tenth between it and the truth. @defaultValue `'5 %'` */
  readonly within?: Ratio;
}

/** The type of the matcher, for `expect`. */
export interface ToBeNoSlowerThan {
  /**
   * Decides whether this takes no longer than another, but for a share, at every size; what is faster holds too.
   *
   * @example
   * await expect(rewritten).toBeNoSlowerThan(original, { within: '5 %', sizes: [1_000] });
   */
  toBeNoSlowerThan(other: Subject | Base, options?: NoSlowerOptions): Promise<void>;
}

export const toBeNoSlowerThan = claimMatcher('toBeNoSlowerThan', (received, other, given = {}) => {
  const matcher = 'toBeNoSlowerThan';
  const options = knownOptions<NoSlowerOptions>(matcher, given, ['within', ...COMPARING]);
  const factor = factorOption(matcher, 'within', options.within, 1.05);
  return comparing(received, other, options, {
    matcher,
    call: `${matcher}(other, { … })`,
    bounds: { high: factor },
    claimed: (arm, otherArm) => `${arm} is no slower than ${otherArm}, within ${stated(100 * (factor - 1))} %,`,
  });
});
