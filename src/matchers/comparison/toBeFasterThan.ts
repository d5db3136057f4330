import type { Base } from '../../workload/base';
import type { Subject } from '../core/arms';
import { stated } from '../../describe/quantity';
import { claimMatcher } from '../core/claimMatcher';
import { COMPARING, comparing, type ComparingOptions } from './comparing';
import { factorOption, knownOptions } from '../core/options';
import type { Ratio } from '../core/ratio';

/** What `toBeFasterThan` takes. */
export interface FasterOptions extends ComparingOptions {
  /** How much faster at least, at every size. @defaultValue `'1.05x'` */
  readonly by?: Ratio;
}

/** The type of the matcher, for `expect`. */
export interface ToBeFasterThan {
  /**
   * Decides whether this is faster than another by a factor, at every size.
   *
   * @example
   * await expect(cached).toBeFasterThan(computed, { by: '2x', sizes: [1_000] });
   */
  toBeFasterThan(other: Subject | Base, options?: FasterOptions): Promise<void>;
}

export const toBeFasterThan = claimMatcher('toBeFasterThan', (received, other, given = {}) => {
  const matcher = 'toBeFasterThan';
  const options = knownOptions<FasterOptions>(matcher, given, ['by', ...COMPARING]);
  const by = factorOption(matcher, 'by', options.by, 1.05);
  return comparing(received, other, options, {
    matcher,
    call: `${matcher}(other, { … })`,
    bounds: { high: 1 / by },
    claimed: (arm, otherArm) => `${arm} is at least ${stated(by)} times as fast as ${otherArm}`,
  });
});
