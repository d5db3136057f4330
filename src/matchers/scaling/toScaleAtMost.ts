import type { Growth } from '../../model/growth';
import type { ScalingMatcherOptions } from '../core/options';
import { claimMatcher } from '../core/claimMatcher';
import { scaling } from './scaling';

/** The type of the matcher, for `expect`. */
export interface ToScaleAtMost {
  /**
   * Decides whether time grows no faster than a growth. Slower growth passes too. Use this gate first.
   *
   * @param growth - also `'1'`, which lets time grow by less than n^0.25 over the sweep
   * @example
   * await expect(parse).toScaleAtMost('n', { input: (n) => '('.repeat(n), sizes: [100, 400, 1_600, 6_400] });
   */
  toScaleAtMost(growth: Growth, options?: ScalingMatcherOptions): Promise<void>;
}

export const toScaleAtMost = claimMatcher('toScaleAtMost', (received, growth, options = {}) =>
  scaling(received, { matcher: 'toScaleAtMost', growth, atMost: true }, options),
);
