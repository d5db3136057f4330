import type { ArmCounts, Metric } from '../../model/metric';
import type { Decided } from '../../model/verdict';
import type { CountedClaim } from './countedClaim';
import type { ExactCountEvidence } from './evidence';

/** How many one call should take or make. */
export interface ExactCountOptions {
  readonly metric: Metric;
  /** How many one call of size n should take or make. */
  readonly claimed: (n: number) => number;
}

/** Claims that one call takes or makes exactly so many of what a metric counts, at every size. No statistics. */
export class ExactCountClaim implements CountedClaim<ExactCountEvidence> {
  readonly unanswerable = undefined;
  readonly #options: ExactCountOptions;

  constructor(options: ExactCountOptions) {
    this.#options = options;
  }

  static judgeAgain(this: void, { arm, metric, rows }: ExactCountEvidence): Decided<ExactCountEvidence> {
    const claimed = new Map(rows.map((row) => [row.n, row.claimed]));
    return new ExactCountClaim({ metric, claimed: (n) => claimed.get(n)! }).judge([{ arm, counts: rows }]);
  }

  judge([found]: readonly ArmCounts[]): Decided<ExactCountEvidence> {
    const { metric, claimed } = this.#options;
    const { arm, counts } = found!;
    const rows = counts.map(({ n, counted }) => ({ n, claimed: claimed(n), counted }));
    const isExact = rows.every((row) => row.counted.every((count) => count === row.claimed));
    return { outcome: isExact ? 'holds' : 'violated', evidence: { kind: 'exact count', arm, metric, rows } };
  }
}
