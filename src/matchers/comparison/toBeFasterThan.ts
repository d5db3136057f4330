import { stated } from '../../describe/quantity';
import type { Base } from '../../workload/base';
import type { ArmOrMeasurable } from '../core/arms';
import type { Ratio } from '../core/ratio';
import { comparingMatcher, type ComparingOptions } from './comparing';

/** The options of `toBeFasterThan`. */
export interface FasterOptions extends ComparingOptions {
  /** The least factor by which it is faster, at every size. @defaultValue `'1.05x'` */
  readonly by?: Ratio;
}

/** The type of the matcher, for `expect`. */
export interface ToBeFasterThan {
  /**
   * Decides whether this is faster than another workload by a factor, at every size.
   *
   * @example
   * await expect(cached).toBeFasterThan(computed, { by: '2x', sizes: [1_000] });
   */
  toBeFasterThan(other: ArmOrMeasurable | Base, options?: FasterOptions): Promise<void>;
}

export const toBeFasterThan = comparingMatcher('toBeFasterThan', {
  option: 'by',
  byDefault: 1.05,
  bounds: (by) => ({ high: 1 / by }),
  claimed: (arm, other, by) => `${arm} is at least ${stated(by)} times as fast as ${other}`,
});
