import type { ScalingMatcherOptions } from '../core/options';
import { claimMatcher } from '../core/claimMatcher';
import { scaling } from './scaling';

/** The type of the matcher, for `expect`. */
export interface ToScaleLinearly {
  /**
   * Decides whether time grows like n, neither faster nor slower: `toScaleAs('n')`.
   *
   * @example
   * await expect((n) => 'x'.repeat(n).split('')).toScaleLinearly({ sizes: [100, 400, 1_600, 6_400, 25_600] });
   */
  toScaleLinearly(options?: ScalingMatcherOptions): Promise<void>;
}

export const toScaleLinearly = claimMatcher('toScaleLinearly', (received, options = {}) =>
  scaling(received, { matcher: 'toScaleLinearly', growth: 'n', atMost: false }, options),
);
