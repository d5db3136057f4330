import { PLANNING_GUARDS } from '../../statistics/sequential/guard';
import { SequentialTest } from '../../statistics/sequential/sequentialTest';
import { minimumDetectable } from '../core/minimumDetectable';
import { TimedClaim, type Judge } from '../core/claim';
import type { Obstacle } from '../../model/obstacle';
import type { ComparisonEvidence, ComparisonOptions } from './evidence';
import { cellsOf, ratioAt } from '../shared/pair';
import { excessOf, RATIO_GROUPS, ratioBoundTest, type RatioBound } from '../shared/ratioBound';
import { TestedJudge } from '../core/testedJudge';

/** How far beyond the bound the ratios are that are planted. */
const INJECTED = [0.002, 4] as const;
/** Bounds nearer to 1 than this are within what may distort a whole process: each verdict is confirmed by another one. */
const CONFIRMED_UNDER = Math.log(1.05);

/**
 * Claims that the ratio of two arms' times, A / B, lies in a range at every size.
 *
 * One size is enough.
 */
export class ComparisonClaim extends TimedClaim<'comparison', ComparisonOptions, ComparisonEvidence> {
  override readonly kind = 'comparison';
  override readonly cells = cellsOf(this.options);

  override get confirmedAlways(): boolean {
    const { low = 0, high = Infinity } = this.options;
    // A percent of a percent less, because rounding may move a limit
    return Math.min(Math.abs(Math.log(low)), Math.abs(Math.log(high))) < 0.9999 * CONFIRMED_UNDER;
  }

  override judge(errorRate: number): Judge<ComparisonEvidence> {
    return new ComparisonJudge(this.options, errorRate);
  }
}

class ComparisonJudge extends TestedJudge<ComparisonEvidence> {
  readonly #options: ComparisonOptions;
  readonly #bounds: readonly RatioBound[];
  protected readonly test: SequentialTest;

  constructor(options: ComparisonOptions, errorRate: number) {
    super(cellsOf(options));
    this.#options = options;
    const { sizes, low, high } = options;
    this.#bounds = sizes.flatMap((_, i) => [
      ...(high === undefined ? [] : [{ i, bound: high, sign: 1 as const }]),
      ...(low === undefined ? [] : [{ i, bound: low, sign: -1 as const }]),
    ]);
    this.test = new SequentialTest({
      cells: 2 * sizes.length,
      errorRate,
      groupSizes: RATIO_GROUPS,
      // Of the two bounds at a size only one can be where the ratio is.
      atOnce: sizes.length,
      sides: (_, guards) => this.#bounds.map((bound) => ratioBoundTest(bound, guards)),
    });
  }

  evidence(): ComparisonEvidence {
    const { arm, other, sizes, low, high } = this.#options;
    return {
      kind: 'comparison',
      arm,
      other,
      low,
      high,
      ratios: sizes.map((n, i) => ({ n, ratio: this.samples.estimate((times) => ratioAt(times, i)) })),
      detectableRatio: this.state === 'holds' ? this.#detectableRatio() : undefined,
      times: this.samples.times(),
    };
  }

  /** What is planted takes the place of the ratio that was found. */
  #detectableRatio(): number | undefined {
    const { sizes, high, low } = this.#options;
    const typical = sizes.map((_, i) => this.samples.estimate((times) => ratioAt(times, i)).estimate);
    // A comparison with an upper bound is violated by what is larger, one with a lower bound alone by what is smaller.
    const sign = high === undefined ? -1 : 1;
    const bound = high ?? low!;
    const caught = minimumDetectable({
      isDetected: (excess) => {
        const factors = typical.map((ratio) => (bound * (1 + excess) ** sign) / ratio);
        return this.test.wouldBeBeyond((time, i) => time * (factors[i] ?? 1), PLANNING_GUARDS);
      },
      range: INJECTED,
    });
    return caught && bound * (1 + caught) ** sign;
  }

  obstacle(): Obstacle {
    const { sizes } = this.#options;
    const { minima } = this.samples;
    const sides = this.test.sidesOpen.map((side) => this.#bounds[side]!);
    const open = sides.length > 0 ? sides : this.#bounds;
    // The size that comes nearest to its bound, or passes it furthest
    const worst = open.reduce((a, b) => (excessOf(minima, b) > excessOf(minima, a) ? b : a));
    return {
      kind: 'near limit',
      quantity: 'ratio',
      n: sizes[worst.i]!,
      found: ratioAt(minima, worst.i),
      limit: worst.bound,
    };
  }
}
