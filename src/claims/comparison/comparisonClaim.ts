import { TimedClaim, type Judge } from '../core/claim';
import { cellsOf, PAIR_GROUPS } from '../pair/pair';
import { PairProcesses } from '../pair/pairProcesses';
import { RatioJudge, type RatioBound } from '../pair/ratioJudge';
import type { SizeRatio } from '../pair/evidence';
import type { ComparisonEvidence, ComparisonOptions } from './evidence';

/** The ratios to inject, as shares past the limit. */
const INJECTED = [0.002, 4] as const;

/**
 * Claims that the ratio of two arms' times, A / B, lies in a range at every size.
 *
 * One size is enough.
 */
export class ComparisonClaim extends TimedClaim<'comparison', ComparisonOptions, ComparisonEvidence> {
  override readonly kind = 'comparison';
  override readonly cells = cellsOf(this.options);

  override get processRule(): PairProcesses<ComparisonEvidence> {
    return new PairProcesses(boundsOf(this.options), (evidence, figures) => ({ ...evidence, ...figures }));
  }

  override judge(errorRate: number): Judge<ComparisonEvidence> {
    // A ratio can be at only one of its two limits.
    const atOnce = this.options.sizes.length;
    return new ComparisonJudge(this, { errorRate, groupSizes: PAIR_GROUPS, atOnce });
  }
}

class ComparisonJudge extends RatioJudge<ComparisonOptions, ComparisonEvidence> {
  protected override readonly bounds = boundsOf(this.options);

  override evidence(): ComparisonEvidence {
    const { arm, other, low, high } = this.options;
    const ratios = this.ratios();
    const detectableRatio = this.#detectableRatio(ratios);
    return { kind: 'comparison', arm, other, low, high, ratios, detectableRatio, times: this.samples.times() };
  }

  /** The injected ratio takes the place of the one that was found at each size. */
  #detectableRatio(found: readonly SizeRatio[]): number | undefined {
    const { high, low } = this.options;
    // The violation is a larger ratio, or a smaller one if there is only a lower limit.
    const sign = high === undefined ? -1 : 1;
    const limit = high ?? low!;
    const excess = this.detectable(INJECTED, (by, cell) => {
      const ratio = found[cell]?.ratio.estimate;
      return ratio === undefined ? 1 : (limit * (1 + by) ** sign) / ratio;
    });
    return excess && limit * (1 + excess) ** sign;
  }
}

function boundsOf({ sizes, low, high }: ComparisonOptions): RatioBound[] {
  return sizes.flatMap((_, i): RatioBound[] => [
    ...(high === undefined ? [] : [{ i, limit: high, sign: 1 as const }]),
    ...(low === undefined ? [] : [{ i, limit: low, sign: -1 as const }]),
  ]);
}
