import { guardedVote, GUARDS, PLANNING_GUARDS, type Guards } from '../../statistics/sequential/guard';
import type { BoundTest } from '../../statistics/sequential/voteCount';
import { SequentialTest } from '../../statistics/sequential/sequentialTest';
import { minimumDetectable } from '../core/minimumDetectable';
import { TimedClaim, type Judge } from '../core/claim';
import type { Obstacle } from '../../model/obstacle';
import { slowCore } from '../core/transientDisturbance';
import { SPEED_DISTORTION } from '../shared/durationBound';
import type { AddedCostEvidence, AddedCostOptions } from './evidence';
import { CELL_DISTORTION, cellsOf, differenceAt, differencesOf } from '../shared/pair';
import { RATIO_GROUPS } from '../shared/ratioBound';
import { TestedJudge } from '../core/testedJudge';

/** How far beyond the amount the costs are that are planted, as a share of it. */
const INJECTED = [0.01, 20] as const;

/**
 * Claims that a call of A takes at most so much longer than one of B, at every size.
 *
 * An amount of time is what this machine makes of it; how the two compare travels further.
 */
export class AddedCostClaim extends TimedClaim<'added cost', AddedCostOptions, AddedCostEvidence> {
  override readonly kind = 'added cost';
  override readonly cells = cellsOf(this.options);

  override judge(errorRate: number): Judge<AddedCostEvidence> {
    return new AddedCostJudge(this.options, errorRate);
  }
}

class AddedCostJudge extends TestedJudge<AddedCostEvidence> {
  readonly #options: AddedCostOptions;
  protected readonly test: SequentialTest;

  constructor(options: AddedCostOptions, errorRate: number) {
    super(cellsOf(options));
    this.#options = options;
    const { sizes, atMostNs } = options;
    this.test = new SequentialTest({
      cells: 2 * sizes.length,
      errorRate,
      groupSizes: RATIO_GROUPS,
      atOnce: sizes.length,
      sides: (_, guards) => sizes.map((__, i) => costSide(i, atMostNs, guards)),
      transient: slowCore(sizes.length),
    });
  }

  evidence(): AddedCostEvidence {
    const { arm, other, sizes, atMostNs } = this.#options;
    return {
      kind: 'added cost',
      arm,
      over: other,
      atMostNs,
      differences: differencesOf(this.samples, sizes),
      detectableNs: this.state === 'holds' ? this.#detectableNs() : undefined,
      times: this.samples.times(),
    };
  }

  /** What is planted takes the place of the cost that was found at the top. */
  #detectableNs(): number | undefined {
    const { sizes, atMostNs } = this.#options;
    const top = sizes.length - 1;
    const typical = this.samples.medians();
    const caught = minimumDetectable({
      isDetected: (excess) => {
        const factor = (typical.at(-1)! + atMostNs * (1 + excess)) / typical[top]!;
        return this.test.wouldBeBeyond((time, i) => (i === top ? time * factor : time), PLANNING_GUARDS);
      },
      range: INJECTED,
    });
    return caught && atMostNs * (1 + caught);
  }

  obstacle(): Obstacle {
    const { sizes, atMostNs } = this.#options;
    const { minima } = this.samples;
    const small = sizes.findIndex((_, i) => atMostNs < GUARDS.within * CELL_DISTORTION * spread(minima, i));
    if (small !== -1) {
      const share = atMostNs / minima[sizes.length + small]!;
      return { kind: 'small amount', amountNs: atMostNs, share, n: sizes[small]! };
    }
    // The size at which the cost comes nearest to the amount, or passes it furthest
    const worst = sizes.reduce((a, _, i) => (differenceAt(minima, i) > differenceAt(minima, a) ? i : a), 0);
    const found = differenceAt(minima, worst);
    return { kind: 'near limit', quantity: 'cost', n: sizes[worst]!, found, limit: atMostNs };
  }
}

function costSide(i: number, atMostNs: number, guards: Guards): BoundTest {
  return (times) => {
    const distortion = Math.hypot(CELL_DISTORTION * spread(times, i), SPEED_DISTORTION * atMostNs);
    return guardedVote(differenceAt(times, i) - atMostNs, distortion, guards);
  };
}

/** What distortions of 100 % of both cells would do to A - B. */
function spread(times: readonly number[], i: number): number {
  return Math.hypot(times[i]!, times[times.length / 2 + i]!);
}
