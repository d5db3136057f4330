import type { ArmCounts } from '../../model/metric';
import { CountedClaim, countsAtSizes, unsteadyCounts } from './countedClaim';
import { crossingOf } from '../crossover/crossing';
import type { CountedComparisonEvidence, CountedComparisonOptions } from './evidence';
import { undecided, type Verdict } from '../../model/verdict';

/** Counts are exact, but floating point rounds both 10 / 13 and 1 / 1.3. */
const ROUNDING = 1e-12;

/** Claims that the ratio of two arms' counts lies in a range at every size, or under 1 from a size on. */
export class CountedComparisonClaim extends CountedClaim<CountedComparisonOptions, CountedComparisonEvidence> {
  static judgeAgain(this: void, evidence: CountedComparisonEvidence): Verdict<CountedComparisonEvidence> {
    return new CountedComparisonClaim(evidence).judge(evidence.arms);
  }

  override judge(arms: readonly ArmCounts[]): Verdict<CountedComparisonEvidence> {
    const { metric, low, high, before } = this.options;
    const [a, b] = arms as [ArmCounts, ArmCounts];
    const [counts, others] = [countsAtSizes(a.counts), countsAtSizes(b.counts)];
    const ratios = a.counts.map(({ n }, i) => ({ n, ratio: ratioOf(counts[i]!, others[i]!) }));
    const crossing =
      before === undefined
        ? undefined
        : crossingOf(ratios.map(({ n, ratio }) => ({ n, ratio: { estimate: ratio, low: ratio, high: ratio } })));
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

/** Returns the ratio of two counts; it is 1 if both are nothing. */
function ratioOf(count: number, other: number): number {
  return count === other ? 1 : count / other;
}
