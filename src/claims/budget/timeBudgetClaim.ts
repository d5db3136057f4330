import { PLANNING_GUARDS } from '../../statistics/sequential/guard';
import { quantileInterval } from '../../statistics/interval';
import { SequentialTest } from '../../statistics/sequential/sequentialTest';
import { minimumDetectable } from '../core/minimumDetectable';
import { TimedClaim, type Judge } from '../core/claim';
import type { Cell } from '../../model/cell';
import type { Obstacle } from '../../model/obstacle';
import { durationBoundTest } from '../shared/durationBound';
import type { TimeBudgetEvidence, TimeBudgetOptions } from './evidence';
import { TestedJudge } from '../core/testedJudge';

/** A single call is timed to a few dozen nanoseconds: that must be a hundredth of what is claimed. */
const SHORTEST_NS = 5_000;
/** How far beyond the budget the quantiles are that are planted, as a share of it. */
const INJECTED = [0.002, 20] as const;

/**
 * Claims that a share of the calls return within a time: a quantile of single calls, each timed by itself.
 *
 * Every call votes. What is bet against is that no more of them return in time than the share says.
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
    return new TimeBudgetJudge(this.options, this.cells, errorRate);
  }
}

class TimeBudgetJudge extends TestedJudge<TimeBudgetEvidence> {
  readonly #options: TimeBudgetOptions;
  protected readonly test: SequentialTest;

  constructor(options: TimeBudgetOptions, cells: readonly Cell[], errorRate: number) {
    super(cells);
    const { limitNs, quantile } = options;
    this.#options = options;
    this.test = new SequentialTest({
      cells: 1,
      errorRate,
      groupSizes: [1],
      chances: { within: quantile, beyond: 1 - quantile },
      sides: (_, guards) => [durationBoundTest(limitNs, guards.beyond)],
    });
  }

  evidence(): TimeBudgetEvidence {
    const calls = this.samples.rounds.map(([timeNs]) => timeNs!);
    const timeNs = quantileInterval(calls, this.#options.quantile);
    return {
      kind: 'time budget',
      ...this.#options,
      timeNs,
      over: calls.filter((time) => time > this.#options.limitNs).length,
      calls: calls.length,
      detectableNs: this.state === 'holds' ? this.#detectableNs(timeNs.estimate) : undefined,
      times: this.samples.times(),
    };
  }

  /** What is planted takes the place of the quantile that was found. */
  #detectableNs(foundNs: number): number | undefined {
    const { limitNs } = this.#options;
    const caught = minimumDetectable({
      isDetected: (excess) => {
        const factor = (limitNs * (1 + excess)) / foundNs;
        return this.test.wouldBeBeyond((time) => time * factor, PLANNING_GUARDS);
      },
      range: INJECTED,
    });
    return caught && limitNs * (1 + caught);
  }

  obstacle(): Obstacle {
    const { n, limitNs } = this.#options;
    const { estimate } = this.evidence().timeNs;
    return { kind: 'near limit', quantity: 'quantile', n, found: estimate, limit: limitNs };
  }
}
