import type { Growth } from '../../model/growth';
import type { ScalingMatcherOptions } from '../core/options';
import { claimMatcher } from '../core/claimMatcher';
import { UsageError } from '../core/usageError';
import { scaling } from './scaling';

/** The type of the matcher, for `expect`. */
export interface ToScaleAs {
  /**
   * Decides whether time grows like a growth, neither faster nor slower: `T = a + b f(n) n^e` with a fixed cost a that
   * is fitted, and |e| at most 0.25 over the sweep. Linear code that allocates cannot be distinguished from n log n: the
   * verdict names the growths that it rules out, and `{ notLike: 'n log n' }` claims to distinguish the code from one.
   *
   * With `{ metric: 'loopTurns' }`, `{ metric: 'promises' }` or the name of a count that `run` returns, it counts in place
   * of timing, like the other matchers on growth and comparisons: exactly, each size three times, judged once.
   *
   * @param growth - `'log n'`, `'sqrt n'`, `'n'`, `'n log n'`, `'n^2'`, `'n^1.5'` …
   * @example
   * await expect(sort).toScaleAs('n log n', { input: (n) => randomNumbers(n), sizes: [64, 256, 1_024, 4_096, 16_384] });
   */
  toScaleAs(growth: Growth, options?: ScalingMatcherOptions): Promise<void>;
}

export const toScaleAs = claimMatcher('toScaleAs', (received, growth, options = {}) => {
  if (growth === '1') {
    throw new UsageError(
      'a constant is no growth to scale as: time cannot be shown to be no slower than a constant',
      "Write: toScaleAtMost('1')",
      { value: growth },
    );
  }
  return scaling(received, { matcher: 'toScaleAs', growth, atMost: false }, options);
});
