import { stated } from '../../describe/quantity';
import type { Base } from '../../workload/base';
import type { ArmOrMeasurable } from '../core/arms';
import type { Ratio } from '../core/ratio';
import { comparingMatcher, type ComparingOptions } from './comparing';

/** The options of `toBeSlowerThan`. */
export interface SlowerOptions extends ComparingOptions {
  /** How many times as long it takes at least, at every size. @defaultValue `'1.05x'` */
  readonly by?: Ratio;
}

/** The type of the matcher, for `expect`. */
export interface ToBeSlowerThan {
  /**
   * Decides whether this takes longer than another workload by a factor, at every size.
   *
   * @example
   * await expect(safe).toBeSlowerThan(unsafe, { by: '1.2x', sizes: [1_000] });
   */
  toBeSlowerThan(other: ArmOrMeasurable | Base, options?: SlowerOptions): Promise<void>;
}

export const toBeSlowerThan = comparingMatcher('toBeSlowerThan', {
  option: 'by',
  byDefault: 1.05,
  bounds: (by) => ({ low: by }),
  claimed: (arm, other, by) => `${arm} takes at least ${stated(by)} times as long as ${other}`,
});
