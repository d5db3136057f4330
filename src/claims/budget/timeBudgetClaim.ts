import { PLANNING_GUARDS } from '../../statistics/sequential/guard';
import { quantileInterval } from '../../statistics/interval';
import { SequentialTest } from '../../statistics/sequential/sequentialTest';
import { minimumDetectable } from '../core/minimumDetectable';
import { type Cell, type Judge, type Obstacle, type TimedClaim } from '../core/claim';
import { durationBoundTest } from '../shared/durationBound';
import type { TimeBudgetEvidence } from '../evidence';
import type { Statement } from '../kinds';
import { TestedJudge } from '../core/testedJudge';

/** What is claimed of the time of single calls. */
export interface TimeBudgetOptions {
  readonly arm: string;
  readonly n: number;
  readonly limitNs: number;
  /** The share of calls that return within it, between 0 and 1. */
  readonly quantile: number;
}

/** A single call is timed to a few dozen nanoseconds: that must be a hundredth of what is claimed. */
const SHORTEST_NS = 5_000;
/** How far beyond the budget the quantiles are that are planted, as a share of it. */
const PLANTED = [0.002, 20] as const;

/**
 * Claims that a share of the calls return within a time: a quantile of single calls, each timed by itself.
 *
 * Every call votes. What is bet against is that no more of them return in time than the share says.
 */
export class TimeBudgetClaim implements TimedClaim {
  readonly cells: readonly Cell[];
  readonly batch = 'single call';
  readonly #options: TimeBudgetOptions;

  constructor(options: TimeBudgetOptions) {
    this.#options = options;
    this.cells = [{ arm: options.arm, n: options.n }];
  }

  get statement(): Statement {
    return { kind: 'time budget', options: this.#options };
  }

  get unanswerable(): Obstacle | undefined {
    const { limitNs } = this.#options;
    return limitNs < SHORTEST_NS ? { kind: 'short budget', limitNs, shortestNs: SHORTEST_NS } : undefined;
  }

  judge(errorRate: number): Judge {
    return new TimeBudgetJudge(this.#options, this.cells, errorRate);
  }
}

class TimeBudgetJudge extends TestedJudge {
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
      caughtNs: this.state === 'holds' ? this.#caughtNs(timeNs.estimate) : undefined,
      times: this.samples.times(),
    };
  }

  /** What is planted takes the place of the quantile that was found. */
  #caughtNs(foundNs: number): number | undefined {
    const { limitNs } = this.#options;
    const caught = minimumDetectable({
      isCaught: (excess) => {
        const factor = (limitNs * (1 + excess)) / foundNs;
        return this.test.wouldBeBeyond((time) => time * factor, PLANNING_GUARDS);
      },
      range: PLANTED,
    });
    return caught && limitNs * (1 + caught);
  }

  obstacle(): Obstacle {
    const { n, limitNs } = this.#options;
    const { estimate } = this.evidence().timeNs;
    return { kind: 'near bound', quantity: 'quantile', n, found: estimate, bound: limitNs };
  }
}
