import { DISTORTION, excessExponent, toleratedDistortion } from '../../statistics/regression/bend';
import { TimedClaim, type Judge } from '../core/claim';
import type { Obstacle, ObstacleOf } from '../../model/obstacle';
import { curveOf, SCALING_MARGIN, type Growth } from '../../model/growth';
import { FLAT_POWER } from './beyondGiven';
import { calmerSweep, longerSweep } from './extension';
import type { ChosenScalingOptions, ScalingEvidence, ScalingOptions } from './evidence';
import { ScalingJudge } from './scalingJudge';
import { FEWEST_TO_SETTLE, logPrices, priceChange, stepsOf } from './price';
import { directionsOf } from './direction';
import { MACHINE_FACTOR } from './endlessGrowth';
import { mayYetRise, SETTLED_FACTOR, settlesAt } from './settledGrowth';
import { settlementOf } from './settlement';
import { SettledJudge } from './settledJudge';

/** The factor by which a sweep that bends at its upper end is extended, and how often at most. */
const EXTENSION = { factor: 4, most: 2 } as const;
/** By how much a price that a machine makes rise does so, a logarithm: less violates no claim. */
const MACHINE_RISE = { least: Math.log(1.5), most: Math.log(MACHINE_FACTOR) } as const;
/** A price that did not rise in its last step, to speak of, may have risen by more below it. */
const MOST_ENDED_RISE = Math.log(SETTLED_FACTOR);
/** Fewer sizes show no growth beside a fixed cost. */
const FEWEST_SIZES = 3;
/** The largest size of a usual sweep over its smallest. */
const USUAL_SPAN = 64;
/** A wider sweep is no useful advice. */
const WIDEST = 1e9;

/**
 * Claims that an arm's time grows like a curve: `T = a + b f(n) n^e` with a fixed cost a >= 0 and |e| within the margin.
 *
 * The bend of the whole sweep decides, and the step between its two largest sizes must agree: a knee near the top hardly
 * bends the whole. If that step is shown to be steeper (or flatter) than the claim by more than a half, the sweep is
 * extended: the step of a cache returns to the claimed slope, a knee stays.
 *
 * If the sizes were chosen for it, it is about what the growth settles to instead: `SettledJudge`.
 */
export class ScalingClaim extends TimedClaim<'scaling', ChosenScalingOptions, ScalingEvidence> {
  override readonly kind = 'scaling';
  override readonly cells = this.options.sizes.map((n) => ({ arm: this.options.arm, n }));
  override readonly batch = this.options.chosen === true ? 'own length' : undefined;
  override readonly batchIfLong = 'own length';

  constructor(options: ScalingOptions) {
    super({ ...options, margin: marginOver(options.sizes, options) });
  }

  override get unanswerable(): Obstacle | undefined {
    const { chosen = false, sizes } = this.options;
    if (!chosen) return narrowSweep(this.options, DISTORTION);
    if (sizes.length >= FEWEST_TO_SETTLE) return undefined;
    return { kind: 'narrow sweep', span: sizes.at(-1)! / sizes[0]!, spanNeeded: USUAL_SPAN };
  }

  override get settlement(): TimedClaim['settlement'] {
    const { chosen = false, sizes, growth } = this.options;
    if (!chosen) return undefined;
    return (timesNs, isInVain) => settlementOf(sizes, timesNs, curveOf(growth)!, directionsOf(this.options), isInVain);
  }

  override judge(errorRate: number, isNot = false): Judge<ScalingEvidence> {
    if (this.options.chosen === true) return new SettledJudge(this.options, this.cells, { errorRate, isNot });
    return new ScalingJudge(this.options, this.cells, errorRate);
  }

  override extended(timesNs: readonly number[]): ScalingClaim | undefined {
    const { chosen = false, sizes, extensions = 0 } = this.options;
    if (extensions >= EXTENSION.most) return undefined;
    const larger = chosen ? this.#otherSweep(timesNs) : [...sizes, Math.round(sizes.at(-1)! * EXTENSION.factor)];
    if (larger === undefined) return undefined;
    return new ScalingClaim({ ...this.options, sizes: larger, extensions: extensions + 1 });
  }

  /** A price that rises by no more than a machine adds may settle beyond the sizes of the test. */
  override beyond(timesNs: readonly number[]): ScalingClaim | undefined {
    const { chosen = false, sizes, growth, margin, notLike } = this.options;
    // A claim with a margin of its own is finer than what the top settles to.
    if (chosen || notLike !== undefined || margin !== SCALING_MARGIN) return undefined;
    const curve = curveOf(growth)!;
    const { rise, singles } = priceChange(stepsOf(sizes), logPrices(sizes, timesNs, curve));
    const most = singles[0]! <= FLAT_POWER ? MOST_ENDED_RISE : MACHINE_RISE.most;
    if (rise < MACHINE_RISE.least || rise > most) return undefined;
    const longer = longerSweep(sizes, timesNs, curve);
    const given = { from: sizes[0]!, to: sizes.at(-1)! };
    return longer && new ScalingClaim({ ...this.options, sizes: longer, chosen: true, given });
  }

  #otherSweep(timesNs: readonly number[]): number[] | undefined {
    const { sizes, growth, doubted = false } = this.options;
    const curve = curveOf(growth)!;
    const calmer = calmerSweep(sizes, timesNs);
    const isCalmerWanted =
      !doubted &&
      calmer.length >= FEWEST_TO_SETTLE &&
      settlesAt(sizes, timesNs, curve, directionsOf(this.options)) &&
      !mayYetRise(sizes, timesNs, curve);
    return isCalmerWanted ? calmer : longerSweep(sizes, timesNs, curve);
  }
}

/** Returns the excess exponent of a rival over a growth, as times without noise would show it over some sizes. */
export function excessOver(growth: Growth, rival: Growth, sizes: readonly number[]): number {
  return excessExponent(sizes, curveOf(growth)!, sizes.map(curveOf(rival)!));
}

/** Returns the obstacle that sizes cannot distinguish a growth from its rival, or undefined if they can. */
export function narrowSweep(
  options: Pick<ScalingOptions, 'sizes' | 'growth' | 'notLike' | 'margin'>,
  distortion: number,
): ObstacleOf<'narrow sweep'> | undefined {
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

/** Returns the margin of a claim: if it names a rival, half of the rival's excess exponent over the sizes. */
function marginOver(
  sizes: readonly number[],
  { growth, notLike, margin = SCALING_MARGIN }: Pick<ScalingOptions, 'growth' | 'notLike' | 'margin'>,
): number {
  if (notLike === undefined) return margin;
  return Math.abs(excessOver(growth, notLike, sizes)) / 2;
}
