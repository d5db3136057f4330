import { unsteadyCounts, type ArmCounts, type CountedClaim } from './countedClaim';
import type { CountsEvidence, Metric } from '../evidence';
import type { Verdict } from '../../model/verdict';

/** Claims no more than that counts do not differ from call to call: what claims that rest on them need to know. */
export class SteadyCountsClaim implements CountedClaim {
  readonly unanswerable = undefined;
  readonly #metric: Metric;

  constructor(metric: Metric) {
    this.#metric = metric;
  }

  judge(arms: readonly ArmCounts[]): Verdict {
    const evidence: CountsEvidence = { kind: 'counts', metric: this.#metric, arms };
    const obstacle = arms.map(({ counts }) => unsteadyCounts(counts)).find(Boolean);
    if (obstacle === undefined) return { outcome: 'holds', evidence };
    return { outcome: 'undecided', reason: 'too close', obstacle, evidence };
  }
}
