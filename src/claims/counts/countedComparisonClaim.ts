import type { ArmCounts } from '../../model/metric';
import { countsAtSizes, unsteadyCounts, type CountedClaim } from './countedClaim';
import { crossingOf } from '../crossover/crossing';
import type { CountedComparisonEvidence, CountedComparisonOptions } from './evidence';
import { undecided, type Verdict } from '../../model/verdict';

/** Counts are exact, but neither 10 / 13 nor 1 / 1.3 can be written as a number. */
const ROUNDING = 1e-12;

/** Claims that the counts of two arms stand in a ratio, at every size or from one on. Counts are exact: one call each. */
export class CountedComparisonClaim implements CountedClaim<CountedComparisonEvidence> {
  readonly unanswerable = undefined;
  readonly #options: CountedComparisonOptions;

  constructor(options: CountedComparisonOptions) {
    this.#options = options;
  }

  static judgeAgain(this: void, evidence: CountedComparisonEvidence): Verdict<CountedComparisonEvidence> {
    return new CountedComparisonClaim(evidence).judge(evidence.arms);
  }

  judge(arms: readonly ArmCounts[]): Verdict<CountedComparisonEvidence> {
    const { metric, low, high, before } = this.#options;
    const [a, b] = arms as [ArmCounts, ArmCounts];
    const [counts, others] = [countsAtSizes(a.counts), countsAtSizes(b.counts)];
    const ratios = a.counts.map(({ n }, i) => ({ n, ratio: ratioOf(counts[i]!, others[i]!) }));
    const crossing =
      before === undefined
        ? undefined
        : crossingOf(
            ratios.map(({ n, ratio }) => ({ n, ratio: { estimate: ratio, low: ratio, high: ratio } })),
            { distortion: 0 },
          );
    const evidence: CountedComparisonEvidence = {
      kind: 'counted comparison',
      metric,
      low,
      high,
      before,
      crossing,
      arms,
    };
    const obstacle = unsteadyCounts(a.counts) ?? unsteadyCounts(b.counts);
    if (obstacle !== undefined) return undecided(obstacle, evidence);
    const isSo = ({ n, ratio }: (typeof ratios)[number]): boolean => {
      if (before !== undefined) return n < before || ratio < 1;
      return ratio >= (low ?? 0) * (1 - ROUNDING) && ratio <= (high ?? Infinity) * (1 + ROUNDING);
    };
    return { outcome: ratios.every(isSo) ? 'holds' : 'violated', evidence };
  }
}

/** Two that count nothing count equally many. */
function ratioOf(count: number, other: number): number {
  return count === other ? 1 : count / other;
}
