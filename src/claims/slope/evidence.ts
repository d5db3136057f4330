import type { CellTime } from '../../model/cell';
import type { Interval } from '../../model/interval';
import type { Difference } from '../shared/evidence';
import type { Pair } from '../shared/pair';

/** What is claimed of two slopes. */
export interface SlopeOptions extends Pair {
  /** The slopes may differ by this share of the other's: 0.15 is 15 %. */
  readonly within: number;
}

/** What a claim on slopes found. */
export interface SlopeEvidence {
  readonly kind: 'slope';
  readonly arm: string;
  readonly other: string;
  /** The slopes may differ by this share of the other's. */
  readonly within: number;
  /** What A - B gains for every unit that B gains: 0 where one more unit of n costs both the same. */
  readonly excess: Interval;
  /** The smallest share that these samples would have shown to be too much, where they hold. */
  readonly detectableExcess: number | undefined;
  readonly differences: readonly Difference[];
  readonly times: readonly CellTime[];
}
