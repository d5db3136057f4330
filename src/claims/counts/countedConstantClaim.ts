import type { ArmCounts, Metric } from '../../model/metric';
import { CountedClaim, countsAtSizes, unsteadyCounts } from './countedClaim';
import type { CountedConstantEvidence } from './evidence';
import { undecided, type Verdict } from '../../model/verdict';

/** The options of a claim that counts do not grow. */
export interface CountedConstantOptions {
  readonly metric: Metric;
  /** The count at every size may differ by this factor from that at the smallest, either way. */
  readonly factor: number;
}

/** Claims that the count at every size is that at the smallest, within a factor either way. Counts are exact. */
export class CountedConstantClaim extends CountedClaim<CountedConstantOptions, CountedConstantEvidence> {
  static judgeAgain(this: void, evidence: CountedConstantEvidence): Verdict<CountedConstantEvidence> {
    return new CountedConstantClaim(evidence).judge([{ arm: evidence.arm, counts: evidence.rows }]);
  }

  override judge([first]: readonly ArmCounts[]): Verdict<CountedConstantEvidence> {
    const { arm, counts } = first!;
    const { metric, factor } = this.options;
    const evidence: CountedConstantEvidence = { kind: 'counted constant', arm, metric, factor, rows: counts };
    const obstacle = unsteadyCounts(counts);
    if (obstacle !== undefined) return undecided(obstacle, evidence);
    const figures = countsAtSizes(counts);
    const [bottom = 0] = figures;
    const isConstant = figures.every((count) => count <= factor * bottom && bottom <= factor * count);
    return { outcome: isConstant ? 'holds' : 'violated', evidence };
  }
}
