import { claimMatcher } from '../core/claimMatcher';
import { scaling } from './scaling';

/** Decides whether time grows no faster than a growth; what grows slower holds too. */
export const toScaleAtMost = claimMatcher('toScaleAtMost', (received, growth, options = {}) =>
  scaling(received, { matcher: 'toScaleAtMost', growth, atMost: true }, options),
);
