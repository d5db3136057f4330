import type { BoundTest } from '../../statistics/sequential/voteCount';
import {
  bendBoundTest,
  DISTORTION,
  excessExponent,
  excessNear,
  excessRange,
  excessSpread,
} from '../../statistics/regression/bend';
import type { Interval } from '../../model/interval';
import { GUARDS, PLANNING_GUARDS, type Guards } from '../../statistics/sequential/guard';
import { SequentialTest } from '../../statistics/sequential/sequentialTest';
import type { Cell } from '../../model/cell';
import type { Obstacle } from '../../model/obstacle';
import type { JudgeState } from '../core/claim';
import type { ViolationRange } from '../core/minimumDetectable';
import type { ChosenScalingOptions, ScalingEvidence } from './evidence';
import { noisyNeighbour } from './direction';
import { exclusions, type Exclusions } from './exclusion';
import { FULL_GROWTH, growthNeeded, sizeToGrow } from './fixedCost';
import { SCALING_GROUPS } from '../../model/growth';
import { GrowthJudge, type Change } from './growthJudge';
import { inRangeBoundTest, stepBoundTests } from './localExponent';

/** Judges the growth of one arm over sizes that the test names. */
export class ScalingJudge extends GrowthJudge {
  protected override readonly injectedPart: ViolationRange = [0.05, 20];
  readonly #bend: SequentialTest;
  /** The last step, and in an extended sweep the one before it too: a knee shows in both. */
  readonly #steps: { readonly boundTests: readonly BoundTest[]; readonly test: SequentialTest }[];
  /** Whether the upper half of the range as measured is bounded; set for claims of the form "at most". */
  readonly #inRange: SequentialTest | undefined;

  constructor(options: ChosenScalingOptions, cells: readonly Cell[], errorRate: number) {
    super(options, cells);
    const { sizes, atMost, margin, extensions = 0 } = options;
    const extended = extensions > 0;
    // A longer sweep can be violated in two ways, by its bend and by its last steps.
    const test = { cells: cells.length, errorRate: extended ? errorRate / 2 : errorRate, groupSizes: SCALING_GROUPS };
    this.#bend = new SequentialTest({
      ...test,
      boundTests: (pilot, guards) =>
        this.directions.map((direction) =>
          bendBoundTest(sizes, this.curve, direction === 'above' ? margin : -margin, direction, pilot, { guards }),
        ),
      transient: noisyNeighbour(this.directions),
    });
    const last = sizes.length - 1;
    this.#steps = (extended ? [last, last - 1] : [last]).map((upper) => {
      const boundTests = (guards: Guards): BoundTest[] =>
        stepBoundTests(sizes, this.curve, { lower: upper - 1, upper }, this.directions, guards);
      const sequential = new SequentialTest({ ...test, boundTests: (_, guards) => boundTests(guards) });
      return { boundTests: boundTests(GUARDS), test: sequential };
    });
    this.#inRange = atMost
      ? new SequentialTest({ ...test, boundTests: () => [inRangeBoundTest(sizes, this.curve, margin)] })
      : undefined;
  }

  add(timesNs: readonly number[]): void {
    this.samples.add(timesNs);
    for (const test of [this.#bend, this.#inRange, ...this.#steps.map((step) => step.test)]) test?.add(timesNs);
  }

  get state(): JudgeState {
    if (this.#bend.state === 'rejected') {
      if (this.#grewEnough()) return 'violated';
      if (this.#boundedInRange()) return 'holds';
      return this.#inRange?.state === 'open' ? 'open' : 'stuck';
    }
    if (this.#steps.length > 1 && this.#steps.every(({ test }) => test.state === 'rejected')) {
      return this.#grewEnough() ? 'violated' : 'stuck';
    }
    if (this.#bend.state === 'open') return this.#boundedInRange() ? 'holds' : 'open';
    if (this.#tailFits()) return 'holds';
    return this.#steps[0]?.test.state === 'rejected' ? 'bent' : 'open';
  }

  protected override get rejecting(): SequentialTest {
    return this.#bend;
  }

  override soFar(): ScalingEvidence {
    return { ...super.soFar(), inRangeOnly: this.#bend.state !== 'accepted' && this.#boundedInRange() };
  }

  obstacle(): Obstacle {
    const { sizes, margin } = this.options;
    const bottom = sizes[0]!;
    const top = sizes.at(-1)!;
    if (!this.#grewEnough()) {
      return {
        kind: 'fixed cost',
        timeGrowth: this.#timeGrowth(),
        sizeGrowth: top / bottom,
        needed: this.#growthNeeded(),
        sizeNeeded: sizeToGrow(this.#growthNeeded(), sizes, this.samples.minima, this.curve),
        atMost: this.options.atMost,
      };
    }
    const tail = this.tail();
    if (this.#bend.state === 'accepted') {
      return { kind: 'bent tail', from: tail.from, to: tail.to, exponent: tail.exponent.estimate };
    }
    const excess = this.excess().estimate;
    const bound = this.options.atMost || excess > 0 ? margin : -margin;
    return { kind: 'near limit', quantity: 'excess', found: excess, limit: bound };
  }

  protected override exclusions(): Exclusions {
    return exclusions(this.options.sizes, this.#bend);
  }

  protected override isViolatedBy(change: Change): boolean {
    const wouldReject = (test: SequentialTest): boolean => test.wouldReject(change, PLANNING_GUARDS);
    if (!this.#grewEnough(this.samples.minima.map(change))) return false;
    return wouldReject(this.#bend) || (this.#steps.length > 1 && this.#steps.every(({ test }) => wouldReject(test)));
  }

  protected override excess(): Interval {
    const { sizes } = this.options;
    const typical = this.samples.medians();
    const excess = excessExponent(sizes, this.curve, typical);
    const noise = this.samples.estimate(excessNear(sizes, this.curve, { times: typical, excess }));
    // 1.96 standard deviations of a normal distribution leave 5 % outside
    const distortion = 1.96 * DISTORTION * excessSpread(sizes, this.curve, this.samples.minima, noise.estimate);
    const range = excessRange(sizes, this.curve);
    const widen = (end: number): number => Math.hypot(end - noise.estimate, distortion);
    return {
      estimate: noise.estimate,
      low: Math.max(noise.estimate - widen(noise.low), range.low),
      high: Math.min(noise.estimate + widen(noise.high), range.high),
    };
  }

  /** Whether the last step is not rejected and the minima accept it: noise adds to times, so that minima are right last. */
  #tailFits(): boolean {
    const [last] = this.#steps;
    return (
      last !== undefined &&
      last.test.state !== 'rejected' &&
      last.boundTests.every((boundTest) => boundTest(this.samples.minima) === 'accepted')
    );
  }

  /** Whether "at most" holds of the range as measured: if a fixed cost hides the growth, or hardly any is claimed. */
  #boundedInRange(): boolean {
    const hidden = !this.#grewEnough() || this.#growthNeeded() < FULL_GROWTH;
    return hidden && this.#inRange?.state === 'accepted' && this.#tailFits();
  }

  #timeGrowth(times: readonly number[] = this.samples.minima): number {
    return times.at(-1)! / times[0]!;
  }

  #growthNeeded(): number {
    return growthNeeded(this.options.sizes, this.curve);
  }

  /** Whether time grew enough to violate a claim: otherwise the distortion of single sizes could make any bend. */
  #grewEnough(times?: readonly number[]): boolean {
    return this.#timeGrowth(times) >= this.#growthNeeded();
  }
}
