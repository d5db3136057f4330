import type { BoundTest } from '../../statistics/sequential/voteCount';
import { guardedVote, PLANNING_GUARDS, type Guards } from '../../statistics/sequential/guard';
import type { Interval } from '../../model/interval';
import { dot, dotSpread } from '../../statistics/regression/leastSquares';
import { SequentialTest } from '../../statistics/sequential/sequentialTest';
import { minimumDetectable } from '../core/minimumDetectable';
import { TimedClaim, type Judge, type JudgeState } from '../core/claim';
import type { Obstacle } from '../../model/obstacle';
import { TestedJudge } from '../core/testedJudge';
import { cellsOf, differencesOf, PAIR_DISTORTION } from '../shared/pair';
import type { SlopeOptions, SlopeEvidence } from './evidence';
const GROUPS = [1, 3, 9, 27] as const;
/** The other arm must grow at least so much over the sweep to have a slope. */
const GROWTH_NEEDED = 2;
/** How far beyond the share the differences of the slopes are that are planted. */
const INJECTED = [0.005, 4] as const;

/**
 * Claims that one more unit of n costs A and B the same, whatever else A adds at once.
 *
 * It asks what A - B gains for every unit that B gains over the sweep. The answer is a share of B's own growth, so
 * that it has no unit, fits any shape of B, and can be told over wide sweeps.
 */
export class SlopeClaim extends TimedClaim<'slope', SlopeOptions, SlopeEvidence> {
  override readonly kind = 'slope';
  override readonly cells = cellsOf(this.options);

  override judge(errorRate: number): Judge<SlopeEvidence> {
    return new SlopeJudge(this.options, errorRate);
  }
}

class SlopeJudge extends TestedJudge<SlopeEvidence> {
  readonly #options: SlopeOptions;
  protected readonly test: SequentialTest;

  constructor(options: SlopeOptions, errorRate: number) {
    super(cellsOf(options));
    this.#options = options;
    this.test = new SequentialTest({
      cells: 2 * options.sizes.length,
      errorRate,
      groupSizes: GROUPS,
      sides: (pilot, guards) => slopeSides(pilot, options.within, guards),
    });
  }

  override get state(): JudgeState {
    if (this.test.state === 'open') return 'open';
    if (this.#growth() < GROWTH_NEEDED) return 'stuck';
    return this.test.state === 'within' ? 'holds' : 'violated';
  }

  evidence(): SlopeEvidence {
    const { arm, other, sizes, within } = this.#options;
    const excess = this.#excess();
    return {
      kind: 'slope',
      arm,
      other,
      within,
      excess,
      detectableExcess: this.state === 'holds' ? this.#detectableExcess(excess.estimate) : undefined,
      differences: differencesOf(this.samples, sizes),
      times: this.samples.times(),
    };
  }

  #excess(): Interval {
    const { minima } = this.samples;
    const rows = slopeRows(minima);
    return this.samples.estimate((times) => dot(rows, times) / commonSpeed(times, minima));
  }

  /** What is planted takes the place of the difference that was found: a share of B's growth, added to A. */
  #detectableExcess(found: number): number | undefined {
    const { sizes, within } = this.#options;
    const typical = this.samples.medians();
    const growths = sizes.map((_, i) => typical[sizes.length + i]! - typical[sizes.length]!);
    const caught = minimumDetectable({
      isDetected: (beyond) => {
        const factors = growths.map((growth, i) => 1 + ((within + beyond - found) * growth) / typical[i]!);
        return this.test.wouldBeBeyond((time, i) => time * (factors[i] ?? 1), PLANNING_GUARDS);
      },
      range: INJECTED,
    });
    return caught && within + caught;
  }

  obstacle(): Obstacle {
    if (this.#growth() < GROWTH_NEEDED) return { kind: 'no slope', timeGrowth: this.#growth() };
    const { minima } = this.samples;
    const excess = dot(slopeRows(minima), minima);
    const bound = excess < 0 ? -this.#options.within : this.#options.within;
    return { kind: 'near limit', quantity: 'slope', found: excess, limit: bound };
  }

  #growth(): number {
    const { minima } = this.samples;
    return minima.at(-1)! / minima[minima.length / 2]!;
  }
}

/** The coefficients that make the weighted regression of A - B on B out of the times of all cells. */
function slopeRows(pilot: readonly number[]): number[] {
  const half = pilot.length / 2;
  const a = pilot.slice(0, half);
  const b = pilot.slice(half);
  const weights = a.map((time, i) => 1 / (time ** 2 + b[i]! ** 2));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const centre = dot(weights, b) / total;
  const variation = b.reduce((sum, time, i) => sum + weights[i]! * (time - centre) ** 2, 0);
  const rows = b.map((time, i) => (weights[i]! * (time - centre)) / variation);
  return [...rows, ...rows.map((row) => -row)];
}

function slopeSides(pilot: readonly number[], within: number, guards: Guards): BoundTest[] {
  const rows = slopeRows(pilot);
  return [1, -1].map((sign) => (times) => {
    const speed = commonSpeed(times, pilot);
    const excess = (sign * dot(rows, times)) / speed;
    return guardedVote(excess - within, (PAIR_DISTORTION * dotSpread(rows, times)) / speed, guards);
  });
}

/** How much slower the whole of a round ran than the pilot: a slope in the pilot's units must not count that. */
function commonSpeed(times: readonly number[], pilot: readonly number[]): number {
  return Math.exp(times.reduce((sum, time, i) => sum + Math.log(time / pilot[i]!), 0) / times.length);
}
