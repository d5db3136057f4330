import { claimMatcher } from '../core/claimMatcher';
import { scaling } from './scaling';

/** Decides whether time grows like n: `toScaleAs('n')`. */
export const toScaleLinearly = claimMatcher('toScaleLinearly', (received, options = {}) =>
  scaling(received, { matcher: 'toScaleLinearly', growth: 'n', atMost: false }, options),
);
