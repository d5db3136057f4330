import type { Truth } from '../../../src/claims/testing/simulatedTrial';

/**
 * What may be said of a truth: that the claim holds, that it is violated, neither where it lies on the very bound, or
 * either where the claim holds in the range that is measured and would not further up.
 */
export type Right = 'holds' | 'violated' | 'neither' | 'either';

/** A cell of the calibration, but for the machine. */
export interface Case extends Truth {
  readonly matcher: string;
  readonly truth: string;
  readonly right: Right;
}

/** Whether a verdict of a case is false. */
export function isFalse(outcome: 'holds' | 'violated', right: Right): boolean {
  return right !== 'either' && outcome !== right;
}
