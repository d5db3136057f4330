import type { CellTime } from '../../model/cell';
import type { Growth } from '../../model/growth';
import type { Interval } from '../../model/interval';
import type { NarrowSweep } from '../shared/evidence';

/** What is claimed of how an arm scales. */
export interface ScalingOptions {
  readonly arm: string;
  /** Positive integers, ascending, at least three. */
  readonly sizes: readonly number[];
  readonly growth: Growth;
  /** Whether growing slower than the growth is fine too. */
  readonly atMost: boolean;
  /** The exponent may differ from the growth's by so much. @defaultValue `SCALING_MARGIN` */
  readonly margin?: number;
  /** A growth to be told from the claimed one: the margin is half of what that differs by over these sizes. */
  readonly notLike?: Growth | undefined;
  /** How often the sweep was made longer at its upper end. @defaultValue 0 */
  readonly extensions?: number | undefined;
}

/** What is claimed, with the margin that the sizes give it. */
export type ChosenScalingOptions = ScalingOptions & { readonly margin: number };

/** The local exponent of a step between two neighbouring sizes. */
export interface StepEvidence {
  readonly from: number;
  readonly to: number;
  readonly exponent: Interval;
}

/** What a claim on scaling found. */
export interface ScalingEvidence {
  readonly kind: 'scaling';
  readonly arm: string;
  readonly growth: Growth;
  /** Whether slower growth than the claimed one counts too. */
  readonly atMost: boolean;
  /** The growth that it must be told from, where the claim names one: the margin is half the way there. */
  readonly notLike: Growth | undefined;
  /** The exponent may differ from that of the growth by so much. */
  readonly margin: number;
  /** The exponent of n in `a + b growth(n) n^e` with a fitted fixed cost a: 0 means exactly the growth. */
  readonly excess: Interval;
  /** The step between the two largest sizes, and the exponent the growth has there. */
  readonly tail: StepEvidence & { readonly claimed: number };
  /** Standard growths that these samples show to be too slow and too fast, and those that they cannot tell apart. */
  readonly tooSlow: readonly Growth[];
  readonly tooFast: readonly Growth[];
  readonly possible: readonly Growth[];
  /**
   * What these samples would have shown to be violated, where they hold: set by planting it in them and judging again.
   * The smallest excess of the exponent, and the smallest share of the time at the top in a part that grows n times as
   * fast as claimed; each undefined where not even a large one would have been seen.
   */
  readonly detectable: { readonly excess: number | undefined; readonly share: number | undefined } | undefined;
  /** Set where only the range that was measured is shown to be bounded, its fixed cost hiding what lies beyond. */
  readonly inRangeOnly: boolean;
  /** Set where the sizes were chosen, and calls became too long before they were wide apart. */
  readonly narrow?: NarrowSweep | undefined;
  readonly times: readonly CellTime[];
}
