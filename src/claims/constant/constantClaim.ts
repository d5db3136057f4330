import type { BoundTest } from '../../statistics/sequential/voteCount';
import { DISTORTION } from '../../statistics/regression/bend';
import { guardedVote, PLANNING_GUARDS, type Guards } from '../../statistics/sequential/guard';
import { SequentialTest } from '../../statistics/sequential/sequentialTest';
import { minimumDetectable } from '../core/minimumDetectable';
import { TimedClaim, type Judge } from '../core/claim';
import type { Cell } from '../../model/cell';
import type { Obstacle } from '../../model/obstacle';
import type { ConstantEvidence, ConstantOptions } from './evidence';
import { SCALING_GROUPS } from '../../model/growth';
import { withoutNeighbour } from '../core/transientDisturbance';
import { TestedJudge } from '../core/testedJudge';

/** One size alone shows no change. */
const TOO_FEW: Obstacle = { kind: 'narrow sweep', span: 1, spanNeeded: 64 };
/** The powers of n that are planted. */
const INJECTED = [0.005, 2] as const;

/**
 * Claims that an arm takes as long at every size as at the bottom of the sweep, within a factor either way.
 *
 * The bottom is the geometric mean of the lowest third of the sizes, and so is the top, which is held against it beside
 * every single size: a growth shows in both, a step or a knee near the top in the single ones.
 */
export class ConstantClaim extends TimedClaim<'constant', ConstantOptions, ConstantEvidence> {
  override readonly kind = 'constant';
  override readonly cells = this.options.sizes.map((n) => ({ arm: this.options.arm, n }));

  override get unanswerable(): Obstacle | undefined {
    return this.options.sizes.length < 2 ? TOO_FEW : undefined;
  }

  override judge(errorRate: number): Judge<ConstantEvidence> {
    return new ConstantJudge(this.options, this.cells, errorRate);
  }
}

class ConstantJudge extends TestedJudge<ConstantEvidence> {
  readonly #options: ConstantOptions;
  readonly #third: number;
  protected readonly test: SequentialTest;

  constructor(options: ConstantOptions, cells: readonly Cell[], errorRate: number) {
    super(cells);
    const { sizes, factor } = options;
    this.#options = options;
    this.#third = Math.max(1, Math.floor(sizes.length / 3));
    const bound = Math.log(factor);
    const places = sizes.map((_, i) => [i]).slice(this.#third === 1 ? 1 : 0);
    const top = sizes.map((_, i) => i).slice(-this.#third);
    const all = [...places, ...(top.length > 1 ? [top] : [])];
    const sides = (_: unknown, guards: Guards): BoundTest[] => all.flatMap((of) => this.#sides(of, bound, guards));
    const groupSizes = SCALING_GROUPS;
    this.test = new SequentialTest({
      cells: cells.length,
      errorRate,
      groupSizes,
      sides,
      atOnce: all.length,
      // That times which fall do not would be feigned too, but to ask would hold up every claim that holds.
      transient: { without: withoutNeighbour, canMimic: all.flatMap(() => ['beyond', undefined] as const) },
    });
  }

  evidence(): ConstantEvidence {
    const { arm, sizes, factor } = this.#options;
    return {
      kind: 'constant',
      arm,
      factor,
      bottom: sizes.slice(0, this.#third),
      detectableExponent: this.state === 'holds' ? this.#detectableExponent() : undefined,
      changes: sizes.map((n, i) => ({ n, ratio: this.samples.estimate((times) => this.#change(times, [i])) })),
      times: this.samples.times(),
    };
  }

  obstacle(): Obstacle {
    const { sizes, factor } = this.#options;
    const changes = sizes.map((n, i) => ({ n, found: this.#change(this.samples.minima, [i]) }));
    const { n, found } = changes.reduce((a, b) => (Math.abs(Math.log(b.found)) > Math.abs(Math.log(a.found)) ? b : a));
    return { kind: 'near limit', quantity: 'time', n, found, limit: found < 1 ? 1 / factor : factor };
  }

  /** What is planted takes the place of the changes that were found. */
  #detectableExponent(): number | undefined {
    const { sizes } = this.#options;
    const [bottom = 1, ...others] = this.samples.medians();
    const found = [1, ...others.map((time) => time / bottom)];
    return minimumDetectable({
      isDetected: (power) => {
        const factors = found.map((ratio, i) => (sizes[i]! / sizes[0]!) ** power / ratio);
        return this.test.wouldBeBeyond((time, i) => time * factors[i]!, PLANNING_GUARDS);
      },
      range: INJECTED,
    });
  }

  /** The time at some sizes over that at the bottom: the ratio of their geometric means. */
  #change(times: readonly number[], of: readonly number[]): number {
    const bottom = times.slice(0, this.#third);
    return Math.exp(meanLog(of.map((i) => times[i]!)) - meanLog(bottom));
  }

  /** The two bounds on the change at some sizes. A time at the bottom is a part of what it is held against. */
  #sides(of: readonly number[], bound: number, guards: Guards): BoundTest[] {
    const spread = Math.sqrt(1 / of.length + 1 / this.#third);
    return [1, -1].map(
      (sign) => (times) => guardedVote(sign * Math.log(this.#change(times, of)) - bound, DISTORTION * spread, guards),
    );
  }
}

function meanLog(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + Math.log(value), 0) / values.length;
}
