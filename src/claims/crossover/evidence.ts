import type { CellTime } from '../../model/cell';
import type { SizeRatio } from '../shared/evidence';
import type { Pair } from '../shared/pair';
import type { Crossing } from './crossing';

/** What is claimed of the size from which on A is faster than B. */
export interface CrossoverOptions extends Pair {
  /** A is faster at this size, which is one of the sizes, and at all larger ones. */
  readonly before: number;
}

/** What a claim on a crossover found. */
export interface CrossoverEvidence {
  readonly kind: 'crossover';
  readonly arm: string;
  readonly other: string;
  /** The size from which on A must be faster. */
  readonly before: number;
  /** Where A becomes faster than B. */
  readonly crossing: Crossing;
  readonly ratios: readonly SizeRatio[];
  /** The smallest ratio over 1 that these samples would have shown at that size, where they hold. */
  readonly detectableRatio: number | undefined;
  readonly times: readonly CellTime[];
}
