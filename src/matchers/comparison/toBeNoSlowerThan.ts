import { stated } from '../../describe/quantity';
import type { Base } from '../../workload/base';
import type { ArmOrMeasurable } from '../core/arms';
import type { Ratio } from '../core/ratio';
import { comparingMatcher, type ComparingOptions } from './comparing';

/** The options of `toBeNoSlowerThan`. */
export interface NoSlowerOptions extends ComparingOptions {
  /** How much longer it may take, at any size. Leave a tenth between it and the truth. @defaultValue `'5 %'` */
  readonly within?: Ratio;
}

/** The type of the matcher, for `expect`. */
export interface ToBeNoSlowerThan {
  /**
   * Decides whether this takes at most a share longer than another workload, at every size. Faster code passes too.
   *
   * @example
   * await expect(rewritten).toBeNoSlowerThan(original, { within: '5 %', sizes: [1_000] });
   */
  toBeNoSlowerThan(other: ArmOrMeasurable | Base, options?: NoSlowerOptions): Promise<void>;
}

export const toBeNoSlowerThan = comparingMatcher('toBeNoSlowerThan', {
  option: 'within',
  byDefault: 1.05,
  bounds: (factor) => ({ high: factor }),
  claimed: (arm, other, factor) => `${arm} is no slower than ${other}, within ${stated(100 * (factor - 1))} %,`,
});
