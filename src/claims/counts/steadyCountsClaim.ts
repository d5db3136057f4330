import type { ArmCounts, Metric } from '../../model/metric';
import { unsteadyCounts, type CountedClaim } from './countedClaim';
import type { SteadyCountsEvidence } from './evidence';
import { undecided, type Verdict } from '../../model/verdict';

/** Claims no more than that counts do not differ from call to call: what claims that rest on them need to know. */
export class SteadyCountsClaim implements CountedClaim<SteadyCountsEvidence> {
  readonly unanswerable = undefined;
  readonly #metric: Metric;

  constructor(metric: Metric) {
    this.#metric = metric;
  }

  static judgeAgain(this: void, { metric, arms }: SteadyCountsEvidence): Verdict<SteadyCountsEvidence> {
    return new SteadyCountsClaim(metric).judge(arms);
  }

  judge(arms: readonly ArmCounts[]): Verdict<SteadyCountsEvidence> {
    const evidence: SteadyCountsEvidence = { kind: 'steady counts', metric: this.#metric, arms };
    const obstacle = arms.map(({ counts }) => unsteadyCounts(counts)).find(Boolean);
    if (obstacle === undefined) return { outcome: 'holds', evidence };
    return undecided(obstacle, evidence);
  }
}
