import { PLANNING_GUARDS } from '../../statistics/sequential/guard';
import { medianInterval } from '../../statistics/interval';
import { SequentialTest } from '../../statistics/sequential/sequentialTest';
import { minimumDetectable } from '../core/minimumDetectable';
import { TimedClaim, type Judge } from '../core/claim';
import type { Cell } from '../../model/cell';
import type { Obstacle } from '../../model/obstacle';
import { durationBoundTest } from '../shared/durationBound';
import type { ThroughputEvidence, ThroughputOptions } from './evidence';
import { TestedJudge } from '../core/testedJudge';

/** Stretches that stand for one: the pauses of collecting garbage fall into some, and belong to what is sustained. */
const STRETCHES = 9;
const NS_A_SECOND = 1e9;
/** How far under the rate those are that are planted, as a share of the time of a call. */
const INJECTED = [0.002, 20] as const;

/**
 * Claims that calls in a row keep up a rate: in more than half of all stretches of some dozen milliseconds, pauses for
 * garbage and all.
 */
export class ThroughputClaim extends TimedClaim<'throughput', ThroughputOptions, ThroughputEvidence> {
  override readonly kind = 'throughput';
  override readonly cells = [{ arm: this.options.arm, n: this.options.n }];
  override readonly batch = 'stretch';

  override judge(errorRate: number): Judge<ThroughputEvidence> {
    return new ThroughputJudge(this.options, this.cells, errorRate);
  }
}

class ThroughputJudge extends TestedJudge<ThroughputEvidence> {
  readonly #options: ThroughputOptions;
  protected readonly test: SequentialTest;
  readonly #limitNs: number;

  constructor(options: ThroughputOptions, cells: readonly Cell[], errorRate: number) {
    super(cells);
    this.#options = options;
    this.#limitNs = NS_A_SECOND / options.perSecond;
    this.test = new SequentialTest({
      cells: 1,
      errorRate,
      groupSizes: [STRETCHES],
      reduce: 'mean',
      sides: (_, guards) => [durationBoundTest(this.#limitNs, guards.beyond)],
    });
  }

  evidence(): ThroughputEvidence {
    const { low, estimate, high } = medianInterval(stretchesOf(this.samples.rounds.map(([timeNs]) => timeNs!)));
    return {
      kind: 'throughput',
      ...this.#options,
      found: { estimate: NS_A_SECOND / estimate, low: NS_A_SECOND / high, high: NS_A_SECOND / low },
      detectablePerSecond: this.state === 'holds' ? this.#detectablePerSecond(estimate) : undefined,
      times: this.samples.times(),
    };
  }

  /** What is planted takes the place of the time that was found. */
  #detectablePerSecond(foundNs: number): number | undefined {
    const caught = minimumDetectable({
      isDetected: (excess) => {
        const factor = (this.#limitNs * (1 + excess)) / foundNs;
        return this.test.wouldBeBeyond((time) => time * factor, PLANNING_GUARDS);
      },
      range: INJECTED,
    });
    return caught && this.#options.perSecond / (1 + caught);
  }

  obstacle(): Obstacle {
    const { n, perSecond } = this.#options;
    return { kind: 'near limit', quantity: 'rate', n, found: this.evidence().found.estimate, limit: perSecond };
  }
}

/** Returns the mean of every so many times in a row. What is left over at the end is left out, where there is more. */
function stretchesOf(timesNs: readonly number[]): number[] {
  const whole = Math.max(1, Math.floor(timesNs.length / STRETCHES));
  return Array.from({ length: whole }, (_, i) => {
    const stretch = timesNs.slice(i * STRETCHES, (i + 1) * STRETCHES);
    return stretch.reduce((sum, timeNs) => sum + timeNs, 0) / stretch.length;
  });
}
