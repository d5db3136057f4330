import { claimMatcher } from '../core/claimMatcher';
import { UsageError } from '../core/usageError';
import { scaling } from './scaling';

/** Decides whether time grows like a growth, neither faster nor slower: its exponent within a quarter. */
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
