import { stated } from '../../describe/quantity';
import type { Base } from '../../workload/base';
import type { ArmOrMeasurable } from '../core/arms';
import type { Ratio } from '../core/ratio';
import { comparingMatcher, type ComparingOptions } from './comparing';

/** The options of `toBeAsFastAs`. */
export interface AsFastOptions extends ComparingOptions {
  /** How much the times may differ, either way, at any size. Leave a tenth between it and the truth. */
  readonly within: Ratio;
}

/** The type of the matcher, for `expect`. */
export interface ToBeAsFastAs {
  /**
   * Decides whether this takes as long as another workload, within a share either way, at every size: equivalence is
   * shown, not only that no difference was found.
   *
   * @example
   * await expect(rewritten).toBeAsFastAs(original, { within: '10 %', sizes: [1_000] });
   */
  toBeAsFastAs(other: ArmOrMeasurable | Base, options: AsFastOptions): Promise<void>;
}

export const toBeAsFastAs = comparingMatcher('toBeAsFastAs', {
  option: 'within',
  bounds: (factor) => ({ low: 1 / factor, high: factor }),
  claimed: (arm, other, factor) => `${arm} takes as long as ${other}, within ${stated(100 * (factor - 1))} %,`,
});
