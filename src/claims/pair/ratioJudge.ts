import type { Obstacle } from '../../model/obstacle';
import type { AnyEvidence } from '../../model/verdict';
import { guardedVote, GUARDS, type Guards } from '../../statistics/sequential/guard';
import type { BoundTest } from '../../statistics/sequential/voteCount';
import { BoundedJudge } from '../core/boundedJudge';
import type { Pair, SizeRatio } from './evidence';
import { ratioAt } from './pair';

/** A bound on the ratio of two arms' times, A / B, at one size. */
export interface RatioBound {
  /** The index of the size. */
  readonly i: number;
  readonly limit: number;
  /** 1 if larger ratios are past the limit, -1 if smaller ones are. */
  readonly sign: 1 | -1;
}

/** A rejection must pass its limit by 2 %: the distortion of an arm from process to process is a quarter of that. */
const DISTORTION = Math.log(1.02) / GUARDS.toReject;

/**
 * Judges bounds on the ratio of two arms' times, A / B.
 *
 * Each round times both arms at a size one after the other, in random order. The votes are exact sign tests: no shape of
 * the noise is assumed. An acceptance needs no guard, because a distortion of an arm is part of the claimed ratio.
 */
export abstract class RatioJudge<Options extends Pair, Evidence extends AnyEvidence> extends BoundedJudge<
  Options,
  Evidence
> {
  /** The bounds of the claim, at least one. */
  protected abstract readonly bounds: readonly RatioBound[];

  protected override boundTests(_: unknown, { toReject }: Guards): BoundTest[] {
    const guards = { toReject, toAccept: 0 };
    return this.bounds.map((bound) => (times) => guardedVote(excessOf(times, bound), DISTORTION, guards));
  }

  /** Returns A / B at every size, with intervals. */
  protected ratios(): SizeRatio[] {
    return this.options.sizes.map((n, i) => ({ n, ratio: this.samples.estimate((times) => ratioAt(times, i)) }));
  }

  /** Returns the open bound that the minima pass furthest, or come nearest to. */
  override obstacle(): Obstacle {
    const { minima } = this.samples;
    const unaccepted = this.test.unacceptedBounds.map((bound) => this.bounds[bound]!);
    const open = unaccepted.length > 0 ? unaccepted : this.bounds;
    const { i, limit } = open.reduce((a, b) => (excessOf(minima, b) > excessOf(minima, a) ? b : a));
    return { kind: 'near limit', quantity: 'ratio', n: this.options.sizes[i]!, found: ratioAt(minima, i), limit };
  }
}

/** Returns by how much a ratio is past its limit, as a logarithm. */
function excessOf(times: readonly number[], { i, limit, sign }: RatioBound): number {
  return sign * Math.log(ratioAt(times, i) / limit);
}
