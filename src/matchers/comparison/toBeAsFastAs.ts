import type { Base } from '../../workload/base';
import type { Subject } from '../core/arms';
import { stated } from '../../describe/quantity';
import { claimMatcher } from '../core/claimMatcher';
import { COMPARING, comparing, type ComparingOptions } from './comparing';
import { factorOption, knownOptions } from '../core/options';
import type { Ratio } from '../core/ratio';

/** What `toBeAsFastAs` takes. */
export interface AsFastOptions extends ComparingOptions {
  /** How much the times may differ, either way, at any size. Leave a tenth between it and the truth. */
  readonly within: Ratio;
}

/** The type of the matcher, for `expect`. */
export interface ToBeAsFastAs {
  /**
   * Decides whether this takes as long as another, within a share either way, at every size: true equivalence, not the
   * absence of a difference.
   *
   * @example
   * await expect(rewritten).toBeAsFastAs(original, { within: '10 %', sizes: [1_000] });
   */
  toBeAsFastAs(other: Subject | Base, options: AsFastOptions): Promise<void>;
}

export const toBeAsFastAs = claimMatcher('toBeAsFastAs', (received, other, given = {}) => {
  const matcher = 'toBeAsFastAs';
  const options = knownOptions<AsFastOptions>(matcher, given, ['within', ...COMPARING]);
  const factor = factorOption(matcher, 'within', options.within);
  return comparing(received, other, options, {
    matcher,
    call: `${matcher}(other, { within: '10 %', … })`,
    bounds: { low: 1 / factor, high: factor },
    claimed: (arm, otherArm) => `${arm} takes as long as ${otherArm}, within ${stated(100 * (factor - 1))} %,`,
  });
});
