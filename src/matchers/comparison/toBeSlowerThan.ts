import type { Base } from '../../workload/base';
import type { Subject } from '../core/arms';
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

/** The type of the matcher, for `expect`. */
export interface ToBeSlowerThan {
  /**
   * Decides whether this takes longer than another by a factor, at every size.
   *
   * @example
   * await expect(safe).toBeSlowerThan(unsafe, { by: '1.2x', sizes: [1_000] });
   */
  toBeSlowerThan(other: Subject | Base, options?: SlowerOptions): Promise<void>;
}

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
