import type { ArmCounts, Metric } from '../../model/metric';
import { CountedClaim, unsteadyCounts } from './countedClaim';
import type { SteadyCountsEvidence } from './evidence';
import { undecided, type Verdict } from '../../model/verdict';

/** Claims that counts of a metric do not differ from call to call: claims on times that use the counts need that. */
export class SteadyCountsClaim extends CountedClaim<Metric, SteadyCountsEvidence> {
  static judgeAgain(this: void, { metric, arms }: SteadyCountsEvidence): Verdict<SteadyCountsEvidence> {
    return new SteadyCountsClaim(metric).judge(arms);
  }

  override judge(arms: readonly ArmCounts[]): Verdict<SteadyCountsEvidence> {
    const evidence: SteadyCountsEvidence = { kind: 'steady counts', metric: this.options, arms };
    const obstacle = arms.map(({ counts }) => unsteadyCounts(counts)).find(Boolean);
    if (obstacle === undefined) return { outcome: 'holds', evidence };
    return undecided(obstacle, evidence);
  }
}
