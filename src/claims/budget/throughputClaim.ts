import type { Obstacle } from '../../model/obstacle';
import { medianInterval } from '../../statistics/interval';
import { mean } from '../../statistics/mean';
import type { Guards } from '../../statistics/sequential/guard';
import type { BoundTest } from '../../statistics/sequential/voteCount';
import { BoundedJudge } from '../core/boundedJudge';
import { TimedClaim, type Judge } from '../core/claim';
import { durationBoundTest } from './durationBound';
import type { ThroughputEvidence, ThroughputOptions } from './evidence';

/** Stretches whose mean is one sample: garbage collection pauses some of them, and belongs to a sustained rate. */
const STRETCHES = 9;
const NS_A_SECOND = 1e9;
/** The times of a call to inject, as shares beyond the time that the rate leaves for it. */
const INJECTED = [0.002, 20] as const;

/**
 * Claims that calls in a row keep up a rate: in more than half of all stretches of some dozen milliseconds, pauses for
 * garbage collection included.
 */
export class ThroughputClaim extends TimedClaim<'throughput', ThroughputOptions, ThroughputEvidence> {
  override readonly kind = 'throughput';
  override readonly cells = [{ arm: this.options.arm, n: this.options.n }];
  override readonly batch = 'stretch';

  override judge(errorRate: number): Judge<ThroughputEvidence> {
    return new ThroughputJudge(this, { errorRate, groupSizes: [STRETCHES], reduce: 'mean' });
  }
}

class ThroughputJudge extends BoundedJudge<ThroughputOptions, ThroughputEvidence> {
  readonly #limitNs = NS_A_SECOND / this.options.perSecond;

  override evidence(): ThroughputEvidence {
    const { low, estimate, high } = medianInterval(stretchesOf(this.samples.rounds.map(([timeNs]) => timeNs!)));
    return {
      kind: 'throughput',
      ...this.options,
      found: { estimate: NS_A_SECOND / estimate, low: NS_A_SECOND / high, high: NS_A_SECOND / low },
      detectablePerSecond: this.#detectablePerSecond(estimate),
      times: this.samples.times(),
    };
  }

  /** The injected time takes the place of the one that was found. */
  #detectablePerSecond(foundNs: number): number | undefined {
    const excess = this.detectable(INJECTED, (by) => (this.#limitNs * (1 + by)) / foundNs);
    return excess && this.options.perSecond / (1 + excess);
  }

  override obstacle(): Obstacle {
    const { n, perSecond } = this.options;
    return { kind: 'near limit', quantity: 'rate', n, found: this.evidence().found.estimate, limit: perSecond };
  }

  protected override boundTests(_: unknown, { toReject }: Guards): BoundTest[] {
    return [durationBoundTest(this.#limitNs, toReject)];
  }
}

/** Returns the mean of every `STRETCHES` times in a row; a rest at the end is left out unless there is nothing else. */
function stretchesOf(timesNs: readonly number[]): number[] {
  const whole = Math.max(1, Math.floor(timesNs.length / STRETCHES));
  return Array.from({ length: whole }, (_, i) => mean(timesNs.slice(i * STRETCHES, (i + 1) * STRETCHES)));
}
