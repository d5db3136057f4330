import type { Obstacle } from '../../model/obstacle';
import { quantileInterval } from '../../statistics/interval';
import type { Guards } from '../../statistics/sequential/guard';
import type { BoundTest } from '../../statistics/sequential/voteCount';
import { BoundedJudge } from '../core/boundedJudge';
import { TimedClaim, type Judge } from '../core/claim';
import { durationBoundTest } from './durationBound';
import type { TimeBudgetEvidence, TimeBudgetOptions } from './evidence';

/** The clock times a single call to a few dozen nanoseconds: that must be a hundredth of the limit. */
const SHORTEST_NS = 5_000;
/** The quantiles to inject, as shares beyond the limit. */
const INJECTED = [0.002, 20] as const;

/**
 * Claims that a share of the calls return within a time: a quantile of single calls, each timed by itself.
 *
 * Every call votes. The bets are against the hypothesis that no larger share returns in time.
 */
export class TimeBudgetClaim extends TimedClaim<'time budget', TimeBudgetOptions, TimeBudgetEvidence> {
  override readonly kind = 'time budget';
  override readonly cells = [{ arm: this.options.arm, n: this.options.n }];
  override readonly batch = 'single call';

  override get unanswerable(): Obstacle | undefined {
    const { limitNs } = this.options;
    return limitNs < SHORTEST_NS ? { kind: 'short budget', limitNs, shortestNs: SHORTEST_NS } : undefined;
  }

  override judge(errorRate: number): Judge<TimeBudgetEvidence> {
    const { quantile } = this.options;
    const chances = { accepted: quantile, rejected: 1 - quantile };
    return new TimeBudgetJudge(this, { errorRate, groupSizes: [1], chances });
  }
}

class TimeBudgetJudge extends BoundedJudge<TimeBudgetOptions, TimeBudgetEvidence> {
  override evidence(): TimeBudgetEvidence {
    const calls = this.samples.rounds.map(([timeNs]) => timeNs!);
    const timeNs = quantileInterval(calls, this.options.quantile);
    return {
      kind: 'time budget',
      ...this.options,
      timeNs,
      over: calls.filter((time) => time > this.options.limitNs).length,
      calls: calls.length,
      detectableNs: this.#detectableNs(timeNs.estimate),
      times: this.samples.times(),
    };
  }

  /** The injected quantile takes the place of the one that was found. */
  #detectableNs(foundNs: number): number | undefined {
    const { limitNs } = this.options;
    const excess = this.detectable(INJECTED, (by) => (limitNs * (1 + by)) / foundNs);
    return excess && limitNs * (1 + excess);
  }

  override obstacle(): Obstacle {
    const { n, limitNs } = this.options;
    const { estimate } = this.evidence().timeNs;
    return { kind: 'near limit', quantity: 'quantile', n, found: estimate, limit: limitNs };
  }

  protected override boundTests(_: unknown, { toReject }: Guards): BoundTest[] {
    return [durationBoundTest(this.options.limitNs, toReject)];
  }
}
