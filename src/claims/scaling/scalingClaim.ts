import { DISTORTION, excessExponent, toleratedDistortion } from '../../statistics/regression/bend';
import type { Cell, Judge, Obstacle, TimedClaim } from '../core/claim';
import { curveOf, SCALING_MARGIN, type Growth } from '../../model/growth';
import { ScalingJudge, type ChosenOptions } from './scalingJudge';
import type { Statement } from '../kinds';

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
}

/** A sweep that bends at its upper end is made longer by this factor, at most so many times. */
const EXTENSION = { factor: 4, most: 2 } as const;
/** Fewer sizes show no growth beside a fixed cost; the span is what a sweep usually has. */
const FEWEST_SIZES = 3;
const USUAL_SPAN = 64;
/** A sweep that would have to be wider than this is no advice. */
const WIDEST = 1e9;

/**
 * Claims that an arm's time grows like a curve: `T = a + b f(n) n^e` with a fixed cost a >= 0 and |e| within the margin.
 *
 * The bend of the whole sweep decides, and the step between its two largest sizes must agree: a knee near the top
 * hardly bends the whole. Where that step is shown to be steeper (or flatter) than the claim by more than a half, the
 * sweep is extended; a step that a cache makes returns to the claimed slope, a knee stays.
 */
export class ScalingClaim implements TimedClaim {
  readonly cells: readonly Cell[];
  readonly #options: ChosenOptions;
  readonly #extensions: number;

  constructor(options: ScalingOptions, extensions = 0) {
    this.#options = { ...options, margin: marginOver(options.sizes, options) };
    this.#extensions = extensions;
    this.cells = options.sizes.map((n) => ({ arm: options.arm, n }));
  }

  get unanswerable(): Obstacle | undefined {
    return narrowSweep(this.#options, DISTORTION);
  }

  get statement(): Statement {
    return { kind: 'scaling', options: this.#options, extensions: this.#extensions };
  }

  judge(errorRate: number): Judge {
    return new ScalingJudge(this.#options, this.cells, errorRate, this.#extensions > 0);
  }

  extended(): TimedClaim | undefined {
    if (this.#extensions >= EXTENSION.most) return undefined;
    const { sizes } = this.#options;
    const larger = [...sizes, sizes.at(-1)! * EXTENSION.factor];
    return new ScalingClaim({ ...this.#options, sizes: larger }, this.#extensions + 1);
  }
}

/** Returns the exponent by which a growth exceeds another over some sizes, as times like it would show without noise. */
export function excessOver(growth: Growth, rival: Growth, sizes: readonly number[]): number {
  return excessExponent(sizes, curveOf(growth)!, sizes.map(curveOf(rival)!));
}

/** Returns the obstacle that sizes are which cannot tell a growth from its rival, or undefined where they can. */
export function narrowSweep(
  options: Pick<ScalingOptions, 'sizes' | 'growth' | 'notLike' | 'margin'>,
  distortion: number,
): Extract<Obstacle, { kind: 'narrow sweep' }> | undefined {
  const { sizes, growth, notLike } = options;
  if (sizes.length < FEWEST_SIZES)
    return { kind: 'narrow sweep', span: sizes.at(-1)! / sizes[0]!, spanNeeded: USUAL_SPAN };
  const curve = curveOf(growth)!;
  const answers = (over: readonly number[]): boolean =>
    toleratedDistortion(over, curve, marginOver(over, options)) >= distortion;
  if (answers(sizes)) return undefined;
  const bottom = sizes[0]!;
  let span = sizes.at(-1)! / bottom;
  const wide = (): number[] => sizes.map((_, i) => bottom * (2 * span) ** (i / (sizes.length - 1)));
  while (span < WIDEST && !answers(wide())) span *= 2;
  return { kind: 'narrow sweep', span: sizes.at(-1)! / bottom, spanNeeded: 2 * span, rival: notLike };
}

/** The margin of a claim: where it names a rival, half of the excess exponent that this shows over the sizes itself. */
export function marginOver(
  sizes: readonly number[],
  { growth, notLike, margin = SCALING_MARGIN }: Pick<ScalingOptions, 'growth' | 'notLike' | 'margin'>,
): number {
  if (notLike === undefined) return margin;
  return Math.abs(excessOver(growth, notLike, sizes)) / 2;
}
