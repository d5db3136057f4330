import type { Obstacle } from '../../model/obstacle';
import type { AnyEvidence } from '../../model/verdict';
import { guardedVote, GUARDS, type Guards } from '../../statistics/sequential/guard';
import type { BoundTest } from '../../statistics/sequential/voteCount';
import { BoundedJudge } from '../core/boundedJudge';
import type { JudgeState } from '../core/claim';
import { allowingForOthers, PROCESS_ALLOWANCE } from './betweenProcesses';
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

/** The distortion of a ratio from process to process, a quarter of what one process must clear its limit by. */
const DISTORTION = PROCESS_ALLOWANCE / GUARDS.toReject;

/** The ratio of one process is near its limit if twice the rounds of unanimous votes do not show that it is clear. */
const NEAR_AFTER = 2;
/** It is looked for again after this many times the rounds. */
const LOOK_AGAIN = 1.1;

/**
 * Judges bounds on the ratio of two arms' times, A / B, by one process.
 *
 * Each round times both arms at a size one after the other, in random order. The votes are exact sign tests: no shape of
 * the noise is assumed. A vote must clear its limit by what processes may differ by, on either side: a ratio that is
 * nearer is for several processes to decide, and is left to them as soon as that shows.
 */
export abstract class RatioJudge<Options extends Pair, Evidence extends AnyEvidence> extends BoundedJudge<
  Options,
  Evidence
> {
  /** The bounds of the claim, at least one. */
  protected abstract readonly bounds: readonly RatioBound[];

  /** Whether the ratio was near its limit, after that many rounds. */
  #near = { rounds: 0, is: false };

  override get state(): JudgeState {
    const state = super.state;
    const rounds = this.samples.rounds.length;
    if (state !== 'open' || rounds < NEAR_AFTER * this.unanimousRounds) return state;
    // A look at all rounds costs the more the more there are.
    if (rounds >= LOOK_AGAIN * this.#near.rounds) this.#near = { rounds, is: this.isNear };
    return this.#near.is ? 'near' : 'open';
  }

  /** Whether no bound is clearly passed, and one is not clearly kept. */
  get isNear(): boolean {
    const excesses = this.bounds.map((bound) => this.samples.estimate((times) => excessOf(times, bound)));
    const isPassed = excesses.some(({ low }) => low > PROCESS_ALLOWANCE);
    return !isPassed && excesses.some(({ high }) => high > -PROCESS_ALLOWANCE);
  }

  protected override boundTests(_: unknown, { toReject }: Guards): BoundTest[] {
    const guards = { toReject, toAccept: GUARDS.toReject };
    return this.bounds.map((bound) => (times) => guardedVote(excessOf(times, bound), DISTORTION, guards));
  }

  /** Returns A / B at every size, with intervals that cover what other processes may differ by. */
  protected ratios(): SizeRatio[] {
    return this.options.sizes.map((n, i) => {
      const ratio = this.samples.estimate((times) => ratioAt(times, i));
      return { n, ratio: allowingForOthers(ratio), processes: [ratio.estimate] };
    });
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
