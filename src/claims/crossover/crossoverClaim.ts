import { TimedClaim, type Judge } from '../core/claim';
import { cellsOf, PAIR_GROUPS } from '../pair/pair';
import { PairProcesses } from '../pair/pairProcesses';
import { RatioJudge, type RatioBound } from '../pair/ratioJudge';
import type { SizeRatio } from '../pair/evidence';
import { crossingOf } from './crossing';
import type { CrossoverEvidence, CrossoverOptions } from './evidence';

/** The ratios to inject, as shares over 1. */
const INJECTED = [0.002, 4] as const;

/**
 * Claims that A, whatever it costs at small sizes, is faster than B from a size on.
 *
 * Smaller sizes are measured to find the size at which the two cross.
 */
export class CrossoverClaim extends TimedClaim<'crossover', CrossoverOptions, CrossoverEvidence> {
  override readonly kind = 'crossover';
  override readonly cells = cellsOf(this.options);

  override get processRule(): PairProcesses<CrossoverEvidence> {
    return new PairProcesses(boundsOf(this.options), (evidence, figures) => ({
      ...evidence,
      ...figures,
      crossing: crossingOf(figures.ratios),
    }));
  }

  override judge(errorRate: number): Judge<CrossoverEvidence> {
    const { sizes, before } = this.options;
    const atOnce = sizes.filter((n) => n >= before).length;
    return new CrossoverJudge(this, { errorRate, groupSizes: PAIR_GROUPS, atOnce });
  }
}

class CrossoverJudge extends RatioJudge<CrossoverOptions, CrossoverEvidence> {
  protected override readonly bounds = boundsOf(this.options);

  override evidence(): CrossoverEvidence {
    const { arm, other, before } = this.options;
    const ratios = this.ratios();
    return {
      kind: 'crossover',
      arm,
      other,
      before,
      crossing: crossingOf(ratios),
      ratios,
      detectableRatio: this.#detectableRatio(ratios),
      times: this.samples.times(),
    };
  }

  /** The injected ratio takes the place of the one that was found at the size of the claim. */
  #detectableRatio(found: readonly SizeRatio[]): number | undefined {
    const { i } = this.bounds[0]!;
    const ratio = found[i]!.ratio.estimate;
    const excess = this.detectable(INJECTED, (by, cell) => (cell === i ? (1 + by) / ratio : 1));
    return excess && 1 + excess;
  }
}

function boundsOf({ sizes, before }: CrossoverOptions): RatioBound[] {
  return sizes.flatMap((n, i): RatioBound[] => (n < before ? [] : [{ i, limit: 1, sign: 1 }]));
}
