import type { BoundTest } from '../../statistics/sequential/voteCount';
import { guardedVote, GUARDS, PLANNING_GUARDS, type Guards } from '../../statistics/sequential/guard';
import { SequentialTest } from '../../statistics/sequential/sequentialTest';
import { minimumDetectable } from '../core/minimumDetectable';
import { TimedClaim, type Judge, type JudgeState } from '../core/claim';
import type { Obstacle } from '../../model/obstacle';
import { TestedJudge } from '../core/testedJudge';
import { cellsOf, differencesOf, differenceAt, CELL_DISTORTION } from '../shared/pair';
import { RATIO_GROUPS } from '../shared/ratioBound';
import type { OverheadOptions, OverheadEvidence } from './evidence';
/** How far beyond the factor the changes are that are planted, as a share of it. */
const INJECTED = [0.01, 20] as const;
/** What A costs less than B leaves something of it: a call that takes no time is no violation to be caught. */
const MOST_SAVED = 0.99;

/**
 * Claims that what A costs more than B stays the same over the sweep, within a factor.
 *
 * It looks at A - B itself, so it can answer only where that is not small beside B: over few and small sizes. Over wide
 * sweeps `SameSlopeClaim` asks the question that can be answered. Where A costs less than B the saving is judged.
 */
export class OverheadClaim extends TimedClaim<'overhead', OverheadOptions, OverheadEvidence> {
  override readonly kind = 'overhead';
  override readonly cells = cellsOf(this.options);

  override judge(errorRate: number): Judge<OverheadEvidence> {
    return new OverheadJudge(this.options, errorRate);
  }
}

class OverheadJudge extends TestedJudge<OverheadEvidence> {
  readonly #options: OverheadOptions;
  protected readonly test: SequentialTest;

  constructor(options: OverheadOptions, errorRate: number) {
    super(cellsOf(options));
    this.#options = options;
    this.test = new SequentialTest({
      cells: 2 * options.sizes.length,
      errorRate,
      groupSizes: RATIO_GROUPS,
      atOnce: options.sizes.length - 1,
      sides: (pilot, guards) => this.#sides(pilot, guards),
    });
  }

  override get state(): JudgeState {
    if (this.test.state === 'within') return 'holds';
    if (this.test.state === 'beyond') return 'violated';
    // More rounds do not make a persistent distortion smaller.
    return isLookedAt(this.samples.rounds.length) && this.#tooSmall() ? 'stuck' : 'open';
  }

  evidence(): OverheadEvidence {
    const { arm, other, sizes, factor } = this.#options;
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
      detectableChange: this.state === 'holds' ? this.#detectableChange() : undefined,
      times: this.samples.times(),
    };
  }

  /** What is planted takes the place of the overhead that was found at the top: that at the bottom, times a factor. */
  #detectableChange(): number | undefined {
    const { sizes, factor } = this.#options;
    const top = sizes.length - 1;
    const typical = (figure: (times: readonly number[]) => number): number => this.samples.estimate(figure).estimate;
    const bottomNs = typical((times) => differenceAt(times, 0));
    const [armNs, otherNs] = [typical((times) => times[top]!), typical((times) => times.at(-1)!)];
    const planted = (excess: number): number => otherNs + factor * (1 + excess) * bottomNs;
    const [least, most] = INJECTED;
    const possible = bottomNs < 0 ? Math.min(most, (MOST_SAVED * otherNs) / (-bottomNs * factor) - 1) : most;
    if (possible <= least) return undefined;
    const caught = minimumDetectable({
      isDetected: (excess) => {
        const dearer = planted(excess) / armNs;
        return this.test.wouldBeBeyond((time, i) => (i === top ? time * dearer : time), PLANNING_GUARDS);
      },
      range: [least, possible],
    });
    return caught && factor * (1 + caught);
  }

  obstacle(): Obstacle {
    const { sizes, factor } = this.#options;
    const { minima } = this.samples;
    if (this.#tooSmall()) {
      const share = Math.abs(differenceAt(minima, sizes.length - 1)) / minima.at(-1)!;
      return { kind: 'small overhead', share, n: sizes.at(-1)! };
    }
    // The size at which the overhead is furthest from that at the bottom; where it changes its sign it is beyond all.
    const changes = sizes.map((n, i) => ({ n, found: differenceAt(minima, i) / differenceAt(minima, 0) }));
    const distance = (change: number): number => (change > 0 ? Math.abs(Math.log(change)) : Infinity);
    const { n, found } = changes.reduce((a, b) => (distance(b.found) > distance(a.found) ? b : a));
    return { kind: 'near limit', quantity: 'change', n, found, limit: found < 1 ? 1 / factor : factor };
  }

  #sides(pilot: readonly number[], guards: Guards): BoundTest[] {
    const { sizes, factor } = this.#options;
    const sign = sizes.reduce((sum, _, i) => sum + differenceAt(pilot, i), 0) < 0 ? -1 : 1;
    return sizes.slice(1).flatMap((_, before) => {
      const i = before + 1;
      return [
        (times: readonly number[]) =>
          guardedVote(
            sign * (differenceAt(times, i) - factor * differenceAt(times, 0)),
            CELL_DISTORTION * spread(times, i, 0, factor),
            guards,
          ),
        (times: readonly number[]) =>
          guardedVote(
            sign * (differenceAt(times, 0) - factor * differenceAt(times, i)),
            CELL_DISTORTION * spread(times, 0, i, factor),
            guards,
          ),
      ];
    });
  }

  /**
   * Whether not even an overhead that is exactly constant could be shown to be so, even at the upper end of what it may
   * be: the minima of a few noisy rounds alone may well make it look small.
   */
  #tooSmall(): boolean {
    const { sizes, factor } = this.#options;
    const { minima } = this.samples;
    const top = sizes.length - 1;
    const { low, high } = this.samples.estimate((times) => (differenceAt(times, top) + differenceAt(times, 0)) / 2);
    const overhead = Math.max(Math.abs(low), Math.abs(high));
    return (factor - 1) * overhead < GUARDS.within * CELL_DISTORTION * spread(minima, top, 0, factor);
  }
}

/** After so many rounds an overhead that is too small to be judged is given up for the first time. */
const FIRST_LOOK = 50;

/** Whether that is asked after so many rounds: after twice as many as before, since a look costs more the more there are. */
function isLookedAt(rounds: number): boolean {
  return rounds >= FIRST_LOOK && Number.isInteger(Math.log2(rounds / FIRST_LOOK));
}

/** What distortions of 100 % of each of the four cells would do to D(i) - factor D(j). */
function spread(times: readonly number[], i: number, j: number, factor: number): number {
  const half = times.length / 2;
  return Math.hypot(times[i]!, times[half + i]!, factor * times[j]!, factor * times[half + j]!);
}
