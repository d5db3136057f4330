import { PLANNING_GUARDS } from '../../statistics/sequential/guard';
import { SequentialTest } from '../../statistics/sequential/sequentialTest';
import { minimumDetectable } from '../core/minimumDetectable';
import { TimedClaim, type Judge } from '../core/claim';
import type { Obstacle } from '../../model/obstacle';
import { crossingOf } from './crossing';
import type { CrossoverEvidence, CrossoverOptions } from './evidence';
import { cellsOf, ratioAt } from '../shared/pair';
import { excessOf, RATIO_GROUPS, ratioBoundTest, type RatioBound } from '../shared/ratioBound';
import { TestedJudge } from '../core/testedJudge';

/** How much longer than B what is planted takes. */
const INJECTED = [0.002, 4] as const;

/**
 * Claims that A, whatever it costs at small sizes, is faster than B at a size and from there on.
 *
 * The sizes below it are measured to find out where the two cross.
 */
export class CrossoverClaim extends TimedClaim<'crossover', CrossoverOptions, CrossoverEvidence> {
  override readonly kind = 'crossover';
  override readonly cells = cellsOf(this.options);

  /** Two equal arms differ by the distortion of a whole process. */
  override get confirmedAlways(): boolean {
    return true;
  }

  override judge(errorRate: number): Judge<CrossoverEvidence> {
    return new CrossoverJudge(this.options, errorRate);
  }
}

class CrossoverJudge extends TestedJudge<CrossoverEvidence> {
  readonly #options: CrossoverOptions;
  readonly #bounds: readonly RatioBound[];
  protected readonly test: SequentialTest;

  constructor(options: CrossoverOptions, errorRate: number) {
    super(cellsOf(options));
    this.#options = options;
    const { sizes, before } = options;
    this.#bounds = sizes.flatMap((n, i) => (n < before ? [] : [{ i, bound: 1, sign: 1 as const }]));
    this.test = new SequentialTest({
      cells: 2 * sizes.length,
      errorRate,
      groupSizes: RATIO_GROUPS,
      atOnce: this.#bounds.length,
      sides: (_, guards) => this.#bounds.map((bound) => ratioBoundTest(bound, guards)),
    });
  }

  evidence(): CrossoverEvidence {
    const { arm, other, sizes, before } = this.#options;
    const ratios = sizes.map((n, i) => ({ n, ratio: this.samples.estimate((times) => ratioAt(times, i)) }));
    return {
      kind: 'crossover',
      arm,
      other,
      before,
      crossing: crossingOf(ratios),
      ratios,
      detectableRatio: this.state === 'holds' ? this.#detectableRatio() : undefined,
      times: this.samples.times(),
    };
  }

  /** What is planted takes the place of the ratio that was found at the size of the claim. */
  #detectableRatio(): number | undefined {
    const { i } = this.#bounds[0]!;
    const typical = this.samples.estimate((times) => ratioAt(times, i)).estimate;
    const caught = minimumDetectable({
      isDetected: (excess) => {
        const factor = (1 + excess) / typical;
        return this.test.wouldBeBeyond((time, cell) => (cell === i ? time * factor : time), PLANNING_GUARDS);
      },
      range: INJECTED,
    });
    return caught && 1 + caught;
  }

  obstacle(): Obstacle {
    const { minima } = this.samples;
    const open = this.test.sidesOpen.map((side) => this.#bounds[side]!);
    const worst = open.reduce((a, b) => (excessOf(minima, b) > excessOf(minima, a) ? b : a), this.#bounds[0]!);
    const n = this.#options.sizes[worst.i]!;
    return { kind: 'near limit', quantity: 'ratio', n, found: ratioAt(minima, worst.i), limit: 1 };
  }
}
