import type { Interval } from '../../model/interval';
import type { Obstacle } from '../../model/obstacle';
import { meanLog } from '../../statistics/mean';
import { dot, dotSpread } from '../../statistics/regression/leastSquares';
import { guardedVote, type Guards } from '../../statistics/sequential/guard';
import type { BoundTest } from '../../statistics/sequential/voteCount';
import { BoundedJudge } from '../core/boundedJudge';
import { TimedClaim, type Judge, type JudgeState } from '../core/claim';
import { cellsOf, differencesOf, PAIR_DISTORTION, PAIR_GROUPS } from '../pair/pair';
import type { SlopeEvidence, SlopeOptions } from './evidence';

/** The other arm must grow by at least this factor over the sweep to have a slope. */
const GROWTH_NEEDED = 2;
/** The differences of the slopes to inject, beyond the share that is claimed. */
const INJECTED = [0.005, 4] as const;

/**
 * Claims that one more unit of n costs A and B the same, whatever else A adds at once.
 *
 * It measures the gain of A - B for every unit that B gains over the sweep. As a share of B's own growth that has no
 * unit, fits any shape of B, and can be measured over wide sweeps.
 */
export class SlopeClaim extends TimedClaim<'slope', SlopeOptions, SlopeEvidence> {
  override readonly kind = 'slope';
  override readonly cells = cellsOf(this.options);

  override judge(errorRate: number): Judge<SlopeEvidence> {
    return new SlopeJudge(this, { errorRate, groupSizes: PAIR_GROUPS });
  }
}

class SlopeJudge extends BoundedJudge<SlopeOptions, SlopeEvidence> {
  override get state(): JudgeState {
    if (this.test.state === 'open') return 'open';
    return this.#growth() < GROWTH_NEEDED ? 'stuck' : super.state;
  }

  override evidence(): SlopeEvidence {
    const { arm, other, sizes, within } = this.options;
    const excess = this.#excess();
    return {
      kind: 'slope',
      arm,
      other,
      within,
      excess,
      detectableExcess: this.#detectableExcess(excess.estimate),
      differences: differencesOf(this.samples, sizes),
      times: this.samples.times(),
    };
  }

  #excess(): Interval {
    const { minima } = this.samples;
    const row = slopeRow(minima);
    return this.samples.estimate((times) => dot(row, times) / commonSpeed(times, minima));
  }

  /** The injected difference takes the place of the one that was found: a share of B's growth, added to A. */
  #detectableExcess(found: number): number | undefined {
    const { sizes, within } = this.options;
    const typical = this.samples.medians();
    const excess = this.detectable(INJECTED, (by, cell) => {
      if (cell >= sizes.length) return 1;
      const growth = typical[sizes.length + cell]! - typical[sizes.length]!;
      return 1 + ((within + by - found) * growth) / typical[cell]!;
    });
    return excess && within + excess;
  }

  override obstacle(): Obstacle {
    if (this.#growth() < GROWTH_NEEDED) return { kind: 'no slope', timeGrowth: this.#growth() };
    const { minima } = this.samples;
    const excess = dot(slopeRow(minima), minima);
    const limit = excess < 0 ? -this.options.within : this.options.within;
    return { kind: 'near limit', quantity: 'slope', found: excess, limit };
  }

  protected override boundTests(pilot: readonly number[], guards: Guards): BoundTest[] {
    const row = slopeRow(pilot);
    return [1, -1].map((sign) => (times) => {
      const speed = commonSpeed(times, pilot);
      const excess = (sign * dot(row, times)) / speed;
      return guardedVote(excess - this.options.within, (PAIR_DISTORTION * dotSpread(row, times)) / speed, guards);
    });
  }

  #growth(): number {
    const { minima } = this.samples;
    return minima.at(-1)! / minima[minima.length / 2]!;
  }
}

/** Returns the row that, applied to the times of all cells, gives the weighted regression of A - B on B. */
function slopeRow(pilot: readonly number[]): number[] {
  const half = pilot.length / 2;
  const a = pilot.slice(0, half);
  const b = pilot.slice(half);
  const weights = a.map((time, i) => 1 / (time ** 2 + b[i]! ** 2));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const centre = dot(weights, b) / total;
  const variation = b.reduce((sum, time, i) => sum + weights[i]! * (time - centre) ** 2, 0);
  const row = b.map((time, i) => (weights[i]! * (time - centre)) / variation);
  return [...row, ...row.map((entry) => -entry)];
}

/** Returns how much slower a whole round ran than the pilot: a slope in the pilot's units must not count that. */
function commonSpeed(times: readonly number[], pilot: readonly number[]): number {
  return Math.exp(meanLog(times.map((time, i) => time / pilot[i]!)));
}
