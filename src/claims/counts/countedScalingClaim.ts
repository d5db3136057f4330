import { excessExponent, excessRange } from '../../statistics/regression/bend';
import type { ArmCounts, Count, Metric } from '../../model/metric';
import type { Obstacle } from '../../model/obstacle';
import { CountedClaim, countsAtSizes, unsteadyCounts } from './countedClaim';
import { countedGrowth, type CountedGrowth } from './countedGrowth';
import type { CountedScalingEvidence } from './evidence';
import type { ScalingOptions } from '../scaling/evidence';
import type { Exclusions } from '../scaling/exclusion';
import { curveOf, STANDARD_GROWTHS, type Growth } from '../../model/growth';
import { localExponent } from '../scaling/localExponent';
import { growthNeeded } from '../scaling/fixedCost';
import { narrowSweep } from '../scaling/scalingClaim';
import { undecided, type Verdict } from '../../model/verdict';

/** The options of a claim on how counts grow. */
export interface CountedScalingOptions extends Omit<ScalingOptions, 'arm'> {
  readonly metric: Metric;
}

/** The largest distortion of counts, rms: they are whole numbers, and capacities that double make stairs of them. */
const COUNT_DISTORTION = 0.02;
/** A count of nothing is taken as half of one: weights are relative. */
const NOTHING = 0.5;

/** Claims that the count of a call grows like a curve, beside slower parts. Counts are exact, so that they are judged once. */
export class CountedScalingClaim extends CountedClaim<CountedScalingOptions, CountedScalingEvidence> {
  readonly #curve = curveOf(this.options.growth)!;

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
    const decided = unsteadyCounts(counts) ?? this.#decide(figures);
    if (typeof decided === 'string') return { outcome: decided, evidence };
    return undecided(decided, evidence);
  }

  #evidence(arm: string, counts: readonly Count[], figures: readonly number[]): CountedScalingEvidence {
    const { sizes, metric, growth, atMost, notLike } = this.options;
    const excess = isFlat(figures) ? excessRange(sizes, this.#curve).low : excessExponent(sizes, this.#curve, figures);
    // Exact counts need no margin: parts of them grow slower, which is another matter.
    const claim = { growth, atMost, margin: 0, notLike };
    return { kind: 'counted scaling', arm, metric, ...claim, excess, ...exclusionsBy(sizes, figures), rows: counts };
  }

  #decide(figures: readonly number[]): 'holds' | 'violated' | Obstacle {
    const { sizes, growth, atMost, metric } = this.options;
    if (isFlat(figures)) return atMost || growth === '1' ? 'holds' : 'violated';
    const found = countedGrowth(sizes, figures, this.#curve);
    if (found === 'as claimed') return 'holds';
    if (found === 'faster') return 'violated';
    if (atMost && found !== 'open') return 'holds';
    const needed = growthNeeded(sizes, this.#curve);
    const grown = figures.at(-1)! / figures[0]!;
    if (grown < needed) {
      const sizeGrowth = sizes.at(-1)! / sizes[0]!;
      return { kind: 'fixed cost', timeGrowth: grown, sizeGrowth, needed, atMost, metric };
    }
    if (found === 'slower') return 'violated';
    const last = sizes.length - 1;
    const tail = localExponent(sizes, figures, { lower: last - 1, upper: last });
    return { kind: 'bent tail', from: sizes[last - 1]!, to: sizes[last]!, exponent: tail, metric };
  }
}

/** Sorts the standard growths by what the counts say of them. */
function exclusionsBy(sizes: readonly number[], figures: readonly number[]): Exclusions {
  const sorted = (growth: Growth): keyof Exclusions => {
    if (isFlat(figures)) return growth === '1' ? 'possible' : 'tooFast';
    return SORTED[countedGrowth(sizes, figures, curveOf(growth)!)];
  };
  const those = (key: keyof Exclusions): Growth[] => STANDARD_GROWTHS.filter((growth) => sorted(growth) === key);
  return { tooSlow: those('tooSlow'), tooFast: those('tooFast'), possible: those('possible') };
}

const SORTED: Readonly<Record<CountedGrowth, keyof Exclusions>> = {
  faster: 'tooSlow',
  slower: 'tooFast',
  'as claimed': 'possible',
  bounded: 'possible',
  open: 'possible',
};

function isFlat(figures: readonly number[]): boolean {
  return figures.every((figure) => figure === figures[0]);
}
