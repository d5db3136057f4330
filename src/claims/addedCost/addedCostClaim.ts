import type { Obstacle } from '../../model/obstacle';
import { guardedVote, GUARDS, type Guards } from '../../statistics/sequential/guard';
import type { BoundTest } from '../../statistics/sequential/voteCount';
import { BoundedJudge } from '../core/boundedJudge';
import { TimedClaim, type Judge } from '../core/claim';
import { slowCore } from '../core/transientDisturbance';
import { SPEED_DISTORTION } from '../budget/durationBound';
import { CELL_DISTORTION, cellsOf, differenceAt, differencesOf, PAIR_GROUPS } from '../pair/pair';
import type { AddedCostEvidence, AddedCostOptions } from './evidence';

/** The costs to inject, as shares beyond the amount. */
const INJECTED = [0.01, 20] as const;

/**
 * Claims that a call of A takes at most an amount of time longer than one of B, at every size.
 *
 * The amount depends on the machine; a comparison of the two depends on it less.
 */
export class AddedCostClaim extends TimedClaim<'added cost', AddedCostOptions, AddedCostEvidence> {
  override readonly kind = 'added cost';
  override readonly cells = cellsOf(this.options);

  override judge(errorRate: number): Judge<AddedCostEvidence> {
    const atOnce = this.options.sizes.length;
    return new AddedCostJudge(this, { errorRate, groupSizes: PAIR_GROUPS, atOnce, transient: slowCore(atOnce) });
  }
}

class AddedCostJudge extends BoundedJudge<AddedCostOptions, AddedCostEvidence> {
  override evidence(): AddedCostEvidence {
    const { arm, other, sizes, atMostNs } = this.options;
    return {
      kind: 'added cost',
      arm,
      over: other,
      atMostNs,
      differences: differencesOf(this.samples, sizes),
      detectableNs: this.#detectableNs(),
      times: this.samples.times(),
    };
  }

  /** The injected cost takes the place of the one that was found at the top. */
  #detectableNs(): number | undefined {
    const { sizes, atMostNs } = this.options;
    const top = sizes.length - 1;
    const typical = this.samples.medians();
    const excess = this.detectable(INJECTED, (by, cell) =>
      cell === top ? (typical.at(-1)! + atMostNs * (1 + by)) / typical[top]! : 1,
    );
    return excess && atMostNs * (1 + excess);
  }

  override obstacle(): Obstacle {
    const { sizes, atMostNs } = this.options;
    const { minima } = this.samples;
    const small = sizes.findIndex((_, i) => atMostNs < GUARDS.toAccept * CELL_DISTORTION * spread(minima, i));
    if (small !== -1) {
      const share = atMostNs / minima[sizes.length + small]!;
      return { kind: 'small amount', amountNs: atMostNs, share, n: sizes[small]! };
    }
    // The size at which the cost comes nearest to the amount, or passes it furthest
    const worst = sizes.reduce((a, _, i) => (differenceAt(minima, i) > differenceAt(minima, a) ? i : a), 0);
    const found = differenceAt(minima, worst);
    return { kind: 'near limit', quantity: 'cost', n: sizes[worst]!, found, limit: atMostNs };
  }

  protected override boundTests(_: unknown, guards: Guards): BoundTest[] {
    const { sizes, atMostNs } = this.options;
    return sizes.map((__, i) => (times) => {
      const distortion = Math.hypot(CELL_DISTORTION * spread(times, i), SPEED_DISTORTION * atMostNs);
      return guardedVote(differenceAt(times, i) - atMostNs, distortion, guards);
    });
  }
}

/** Returns the effect of distortions of 100 % of both cells on A - B. */
function spread(times: readonly number[], i: number): number {
  return Math.hypot(times[i]!, times[times.length / 2 + i]!);
}
