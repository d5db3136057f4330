import { bendBoundTest, excessExponent, excessRange } from '../../statistics/regression/bend';
import type { Curve } from '../../model/growth';
import type { Vote } from '../../statistics/sequential/voteCount';
import type { ArmCounts, Count, Metric } from '../../model/metric';
import type { Obstacle } from '../../model/obstacle';
import { CountedClaim, countsAtSizes, unsteadyCounts } from './countedClaim';
import type { CountedScalingEvidence } from './evidence';
import type { ScalingOptions } from '../scaling/evidence';
import type { Exclusions } from '../scaling/exclusion';
import { curveOf, SCALING_MARGIN, STANDARD_GROWTHS, type Growth } from '../../model/growth';
import { localExponent, TAIL_MARGIN } from '../scaling/localExponent';
import { costParts, growthNeeded } from '../scaling/fixedCost';
import { marginOver, narrowSweep } from '../scaling/scalingClaim';
import { undecided, type Verdict } from '../../model/verdict';

/** The options of a claim on how counts grow. */
export interface CountedScalingOptions extends Omit<ScalingOptions, 'arm'> {
  readonly metric: Metric;
}

/** The largest distortion of counts, rms: they are whole numbers, and capacities that double make stairs of them. */
const COUNT_DISTORTION = 0.02;
/** A count of nothing is taken as half of one: weights are relative. */
const NOTHING = 0.5;

/**
 * Claims that the count of a call grows like a curve: `C = a + b f(n) n^e` with a fixed part a >= 0 and |e| within the
 * margin. Counts are exact, so that they are judged once.
 */
export class CountedScalingClaim extends CountedClaim<CountedScalingOptions, CountedScalingEvidence> {
  readonly #curve = curveOf(this.options.growth)!;
  readonly #margin = marginOver(this.options.sizes, this.options);

  static judgeAgain(this: void, evidence: CountedScalingEvidence): Verdict<CountedScalingEvidence> {
    const { arm, rows, ...options } = evidence;
    return new CountedScalingClaim({ ...options, sizes: rows.map(({ n }) => n) }).judge([{ arm, counts: rows }]);
  }

  override get unanswerable(): Obstacle | undefined {
    const narrow = narrowSweep(this.options, COUNT_DISTORTION);
    return narrow && { ...narrow, metric: this.options.metric };
  }

  override judge([first]: readonly ArmCounts[]): Verdict<CountedScalingEvidence> {
    const { arm, counts } = first!;
    const figures = countsAtSizes(counts).map((count) => Math.max(count, NOTHING));
    const evidence = this.#evidence(arm, counts, figures);
    const decided = unsteadyCounts(counts) ?? this.#decide(figures, evidence.excess);
    if (typeof decided === 'string') return { outcome: decided, evidence };
    return undecided(decided, evidence);
  }

  #evidence(arm: string, counts: readonly Count[], figures: readonly number[]): CountedScalingEvidence {
    const { sizes, metric, growth, atMost, notLike } = this.options;
    const excess = isFlat(figures) ? excessRange(sizes, this.#curve).low : excessExponent(sizes, this.#curve, figures);
    const claim = { growth, atMost, margin: this.#margin, notLike };
    return { kind: 'counted scaling', arm, metric, ...claim, excess, ...exclusionsBy(sizes, figures), rows: counts };
  }

  #decide(figures: readonly number[], excess: number): 'holds' | 'violated' | Obstacle {
    const { sizes, growth, atMost, metric } = this.options;
    if (isFlat(figures)) return atMost || growth === '1' ? 'holds' : 'violated';
    const votes = (atMost ? (['above'] as const) : (['above', 'below'] as const)).map((bound) =>
      vote(sizes, this.#curve, bound === 'above' ? this.#margin : -this.#margin, bound, figures),
    );
    const needed = growthNeeded(sizes, this.#curve);
    const grown = figures.at(-1)! / figures[0]!;
    if (votes.includes('rejected') && grown >= needed) return 'violated';
    if (votes.includes('rejected') || votes.includes('abstained')) {
      if (atMost && grown < needed && this.#isBoundedInRange(figures)) return 'holds';
      if (grown >= needed) return { kind: 'near limit', quantity: 'excess', found: excess, limit: this.#limit(excess) };
      const sizeGrowth = sizes.at(-1)! / sizes[0]!;
      return { kind: 'fixed cost', timeGrowth: grown, sizeGrowth, needed, atMost, metric };
    }
    const last = sizes.length - 1;
    if (this.#excessToTop(figures, last - 1) <= TAIL_MARGIN && (atMost || this.#growsToTheEnd(figures))) return 'holds';
    const tail = localExponent(sizes, figures, { lower: last - 1, upper: last });
    return { kind: 'bent tail', from: sizes[last - 1]!, to: sizes[last]!, exponent: tail, metric };
  }

  #limit(excess: number): number {
    return this.options.atMost || excess > 0 ? this.#margin : -this.#margin;
  }

  /** Whether the last step is not flatter than the claimed growth by more than the margin, the fixed part aside. */
  #growsToTheEnd(figures: readonly number[]): boolean {
    const { fixed } = costParts(this.options.sizes, figures, this.#curve);
    const growing = figures.map((figure) => Math.max(NOTHING, figure - fixed));
    return this.#excessToTop(growing, figures.length - 2) >= -TAIL_MARGIN;
  }

  /** Whether the range as measured is bounded: if a fixed part hides the growth, only that can be judged. */
  #isBoundedInRange(figures: readonly number[]): boolean {
    const { length } = this.options.sizes;
    return this.#excessToTop(figures, Math.floor((length - 1) / 2)) <= this.#margin;
  }

  /** Returns by how much the exponent from a size to the top exceeds the claimed curve's there. */
  #excessToTop(figures: readonly number[], lower: number): number {
    const { sizes } = this.options;
    const step = { lower, upper: sizes.length - 1 };
    return localExponent(sizes, figures, step) - localExponent(sizes, sizes.map(this.#curve), step);
  }
}

function vote(
  sizes: readonly number[],
  curve: Curve,
  excess: number,
  bound: 'above' | 'below',
  figures: readonly number[],
): Vote {
  return bendBoundTest(sizes, curve, excess, bound, figures, { distortion: COUNT_DISTORTION })(figures);
}

/** Sorts the standard growths: the counts exclude those that they bend away from, whatever fixed part they have. */
function exclusionsBy(sizes: readonly number[], figures: readonly number[]): Exclusions {
  const sorted = (growth: Growth): keyof Exclusions => {
    const curve = curveOf(growth)!;
    if (isFlat(figures)) return growth === '1' ? 'possible' : 'tooFast';
    if (vote(sizes, curve, SCALING_MARGIN, 'above', figures) === 'rejected') return 'tooSlow';
    return vote(sizes, curve, -SCALING_MARGIN, 'below', figures) === 'rejected' ? 'tooFast' : 'possible';
  };
  const those = (key: keyof Exclusions): Growth[] => STANDARD_GROWTHS.filter((growth) => sorted(growth) === key);
  return { tooSlow: those('tooSlow'), tooFast: those('tooFast'), possible: those('possible') };
}

function isFlat(figures: readonly number[]): boolean {
  return figures.every((figure) => figure === figures[0]);
}
