import type { Obstacle } from '../../model/obstacle';
import { guardedVote, GUARDS, type Guards } from '../../statistics/sequential/guard';
import type { BoundTest } from '../../statistics/sequential/voteCount';
import { BoundedJudge } from '../core/boundedJudge';
import { TimedClaim, type Judge, type JudgeState } from '../core/claim';
import { CELL_DISTORTION, cellsOf, differenceAt, differencesOf, PAIR_GROUPS } from '../pair/pair';
import type { OverheadEvidence, OverheadOptions } from './evidence';

/** The changes to inject, as shares beyond the factor. */
const INJECTED = [0.01, 20] as const;
/** The largest share of B's time that an injected saving takes: a call must take some time. */
const MOST_SAVED = 0.99;
/** The number of rounds after which the judge first gives up an overhead that is too small. */
const FIRST_LOOK = 50;

/**
 * Claims that A - B stays the same over the sweep, within a factor. If A costs less than B, the saving is judged.
 *
 * It can answer only if the difference is not small beside B: over few and small sizes. `SlopeClaim` can answer over
 * wide sweeps.
 */
export class OverheadClaim extends TimedClaim<'overhead', OverheadOptions, OverheadEvidence> {
  override readonly kind = 'overhead';
  override readonly cells = cellsOf(this.options);

  override judge(errorRate: number): Judge<OverheadEvidence> {
    const atOnce = this.options.sizes.length - 1;
    return new OverheadJudge(this, { errorRate, groupSizes: PAIR_GROUPS, atOnce });
  }
}

class OverheadJudge extends BoundedJudge<OverheadOptions, OverheadEvidence> {
  override get state(): JudgeState {
    const state = super.state;
    // More rounds do not make a persistent distortion smaller.
    return state === 'open' && isLookedAt(this.samples.rounds.length) && this.#isTooSmall() ? 'stuck' : state;
  }

  override evidence(): OverheadEvidence {
    const { arm, other, sizes, factor } = this.options;
    const top = sizes.length - 1;
    const unit = (times: readonly number[]): number =>
      (times.at(-1)! - times[sizes.length]!) / (sizes[top]! - sizes[0]!);
    return {
      kind: 'overhead',
      arm,
      over: other,
      factor,
      differences: differencesOf(this.samples, sizes),
      change: this.samples.estimate((times) => differenceAt(times, top) / differenceAt(times, 0)),
      unitNs: this.samples.estimate(unit),
      units: this.samples.estimate(
        (times) => sizes.reduce((sum, _, i) => sum + differenceAt(times, i), 0) / sizes.length / unit(times),
      ),
      detectableChange: this.#detectableChange(),
      times: this.samples.times(),
    };
  }

  /** The injected overhead takes the place of the one that was found at the top: that at the bottom, times a factor. */
  #detectableChange(): number | undefined {
    const { sizes, factor } = this.options;
    const top = sizes.length - 1;
    const typical = (figure: (times: readonly number[]) => number): number => this.samples.estimate(figure).estimate;
    const bottomNs = typical((times) => differenceAt(times, 0));
    const [armNs, otherNs] = [typical((times) => times[top]!), typical((times) => times.at(-1)!)];
    const [least, most] = INJECTED;
    const possible = bottomNs < 0 ? Math.min(most, (MOST_SAVED * otherNs) / (-bottomNs * factor) - 1) : most;
    if (possible <= least) return undefined;
    const excess = this.detectable([least, possible], (by, cell) =>
      cell === top ? (otherNs + factor * (1 + by) * bottomNs) / armNs : 1,
    );
    return excess && factor * (1 + excess);
  }

  override obstacle(): Obstacle {
    const { sizes, factor } = this.options;
    const { minima } = this.samples;
    if (this.#isTooSmall()) {
      const share = Math.abs(differenceAt(minima, sizes.length - 1)) / minima.at(-1)!;
      return { kind: 'small overhead', share, n: sizes.at(-1)! };
    }
    // The size whose overhead differs most from that at the bottom; a change of sign is larger than any other.
    const changes = sizes.map((n, i) => ({ n, found: differenceAt(minima, i) / differenceAt(minima, 0) }));
    const distance = (change: number): number => (change > 0 ? Math.abs(Math.log(change)) : Infinity);
    const { n, found } = changes.reduce((a, b) => (distance(b.found) > distance(a.found) ? b : a));
    return { kind: 'near limit', quantity: 'change', n, found, limit: found < 1 ? 1 / factor : factor };
  }

  /** Two a size above the bottom: its overhead is at most the factor times that at the bottom, and the reverse. */
  protected override boundTests(pilot: readonly number[], guards: Guards): BoundTest[] {
    const { sizes, factor } = this.options;
    const sign = sizes.reduce((sum, _, i) => sum + differenceAt(pilot, i), 0) < 0 ? -1 : 1;
    const atMost =
      (i: number, j: number): BoundTest =>
      (times) => {
        const excess = sign * (differenceAt(times, i) - factor * differenceAt(times, j));
        return guardedVote(excess, CELL_DISTORTION * spread(times, i, j, factor), guards);
      };
    return sizes.slice(1).flatMap((_, before) => [atMost(before + 1, 0), atMost(0, before + 1)]);
  }

  /**
   * Whether not even an exactly constant overhead could be accepted. It takes the upper end of the overhead's interval:
   * the minima of a few noisy rounds may make it look small.
   */
  #isTooSmall(): boolean {
    const { sizes, factor } = this.options;
    const { minima } = this.samples;
    const top = sizes.length - 1;
    const { low, high } = this.samples.estimate((times) => (differenceAt(times, top) + differenceAt(times, 0)) / 2);
    const overhead = Math.max(Math.abs(low), Math.abs(high));
    return (factor - 1) * overhead < GUARDS.toAccept * CELL_DISTORTION * spread(minima, top, 0, factor);
  }
}

/** Whether the judge looks after that many rounds: each look costs more, so that the rounds between them double. */
function isLookedAt(rounds: number): boolean {
  return rounds >= FIRST_LOOK && Number.isInteger(Math.log2(rounds / FIRST_LOOK));
}

/** Returns the effect of distortions of 100 % of each of the four cells on D(i) - factor D(j). */
function spread(times: readonly number[], i: number, j: number, factor: number): number {
  const half = times.length / 2;
  return Math.hypot(times[i]!, times[half + i]!, factor * times[j]!, factor * times[half + j]!);
}
