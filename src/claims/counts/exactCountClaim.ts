import type { ArmCounts, Metric } from '../../model/metric';
import type { Decided } from '../../model/verdict';
import { CountedClaim } from './countedClaim';
import type { ExactCountEvidence } from './evidence';

/** The options of a claim on exact counts. */
export interface ExactCountOptions {
  readonly metric: Metric;
  /** Returns how many of them one call of size n takes or makes. */
  readonly claimed: (n: number) => number;
}

/** Claims that the count of one call is exactly as stated, at every size. No statistics. */
export class ExactCountClaim extends CountedClaim<ExactCountOptions, ExactCountEvidence> {
  static judgeAgain(this: void, { arm, metric, rows }: ExactCountEvidence): Decided<ExactCountEvidence> {
    const claimed = new Map(rows.map((row) => [row.n, row.claimed]));
    return new ExactCountClaim({ metric, claimed: (n) => claimed.get(n)! }).judge([{ arm, counts: rows }]);
  }

  override judge([found]: readonly ArmCounts[]): Decided<ExactCountEvidence> {
    const { metric, claimed } = this.options;
    const { arm, counts } = found!;
    const rows = counts.map(({ n, counted }) => ({ n, claimed: claimed(n), counted }));
    const isExact = rows.every((row) => row.counted.every((count) => count === row.claimed));
    return { outcome: isExact ? 'holds' : 'violated', evidence: { kind: 'exact count', arm, metric, rows } };
  }
}
