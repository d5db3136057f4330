import { SCALING_GROUPS } from '../../model/growth';
import type { Obstacle } from '../../model/obstacle';
import { meanLog } from '../../statistics/mean';
import { DISTORTION } from '../../statistics/regression/bend';
import { guardedVote, type Guards } from '../../statistics/sequential/guard';
import type { BoundTest } from '../../statistics/sequential/voteCount';
import { BoundedJudge } from '../core/boundedJudge';
import { TimedClaim, type Judge } from '../core/claim';
import { withoutNoisyNeighbour } from '../core/transientDisturbance';
import type { ConstantEvidence, ConstantOptions } from './evidence';

/** One size alone shows no change. */
const TOO_FEW: Obstacle = { kind: 'narrow sweep', span: 1, spanNeeded: 64 };
/** The powers of n to inject. */
const INJECTED = [0.005, 2] as const;

/**
 * Claims that an arm takes as long at every size as at the bottom of the sweep, within a factor either way.
 *
 * The bottom is the geometric mean of the lowest third of the sizes. It is compared with every single size and with the
 * mean of the top third: a growth shows in both, a step or a knee near the top in the single sizes.
 */
export class ConstantClaim extends TimedClaim<'constant', ConstantOptions, ConstantEvidence> {
  override readonly kind = 'constant';
  override readonly cells = this.options.sizes.map((n) => ({ arm: this.options.arm, n }));

  override get unanswerable(): Obstacle | undefined {
    return this.options.sizes.length < 2 ? TOO_FEW : undefined;
  }

  override judge(errorRate: number): Judge<ConstantEvidence> {
    const { compared } = partsOf(this.options.sizes);
    return new ConstantJudge(this, {
      errorRate,
      groupSizes: SCALING_GROUPS,
      atOnce: compared.length,
      transient: {
        without: withoutNoisyNeighbour,
        // A neighbour can also hide that times fall, but to rule that out would delay every claim that holds.
        canMimic: compared.flatMap(() => ['rejected', undefined] as const),
      },
    });
  }
}

/** The parts of a sweep, each as the indices of its sizes. */
interface SweepParts {
  readonly bottom: readonly number[];
  /** The parts that are compared with the bottom. */
  readonly compared: readonly (readonly number[])[];
}

function partsOf(sizes: readonly number[]): SweepParts {
  const all = sizes.map((_, i) => i);
  const third = Math.max(1, Math.floor(sizes.length / 3));
  const singles = all.map((i) => [i]);
  const compared = third === 1 ? singles.slice(1) : [...singles, all.slice(-third)];
  return { bottom: all.slice(0, third), compared };
}

class ConstantJudge extends BoundedJudge<ConstantOptions, ConstantEvidence> {
  readonly #parts = partsOf(this.options.sizes);

  override evidence(): ConstantEvidence {
    const { arm, sizes, factor } = this.options;
    return {
      kind: 'constant',
      arm,
      factor,
      bottom: this.#parts.bottom.map((i) => sizes[i]!),
      detectableExponent: this.#detectableExponent(),
      changes: sizes.map((n, i) => ({ n, ratio: this.samples.estimate((times) => this.#change(times, [i])) })),
      times: this.samples.times(),
    };
  }

  override obstacle(): Obstacle {
    const { sizes, factor } = this.options;
    const changes = sizes.map((n, i) => ({ n, found: this.#change(this.samples.minima, [i]) }));
    const { n, found } = changes.reduce((a, b) => (Math.abs(Math.log(b.found)) > Math.abs(Math.log(a.found)) ? b : a));
    return { kind: 'near limit', quantity: 'time', n, found, limit: found < 1 ? 1 / factor : factor };
  }

  /** The injected power takes the place of the changes that were found. */
  #detectableExponent(): number | undefined {
    const { sizes } = this.options;
    const typical = this.samples.medians();
    const ratios = typical.map((time) => time / typical[0]!);
    return this.detectable(INJECTED, (power, cell) => (sizes[cell]! / sizes[0]!) ** power / ratios[cell]!);
  }

  /** Returns the time at some sizes over that at the bottom: the ratio of their geometric means. */
  #change(times: readonly number[], part: readonly number[]): number {
    const of = (indices: readonly number[]): number => meanLog(indices.map((i) => times[i]!));
    return Math.exp(of(part) - of(this.#parts.bottom));
  }

  /** Two bounds on the change of every part. The bottom varies too. */
  protected override boundTests(_: unknown, guards: Guards): BoundTest[] {
    const { bottom, compared } = this.#parts;
    const limit = Math.log(this.options.factor);
    return compared.flatMap((part) => {
      const spread = Math.sqrt(1 / part.length + 1 / bottom.length);
      return [1, -1].map(
        (sign) => (times: readonly number[]) =>
          guardedVote(sign * Math.log(this.#change(times, part)) - limit, DISTORTION * spread, guards),
      );
    });
  }
}
