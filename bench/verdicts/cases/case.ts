import type { Truth } from '../../../src/claims/testing/simulatedTrial';

/**
 * The right verdict on a truth: `neither` if the truth lies at the very bound, `either` if the claim holds in the range
 * that is measured and would not further up.
 */
export type Right = 'holds' | 'violated' | 'neither' | 'either';

/** A claim on a truth, with the right verdict. */
export interface Case extends Truth {
  readonly matcher: string;
  readonly truth: string;
  readonly right: Right;
}

/** Whether a verdict of a case is false. */
export function isFalse(outcome: 'holds' | 'violated', right: Right): boolean {
  return right !== 'either' && outcome !== right;
}
