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
import { minimumDetectable } from '../core/minimumDetectable';
import type { Cell } from '../../model/cell';
import type { Obstacle } from '../../model/obstacle';
import type { Judge, JudgeState } from '../core/claim';
import type { ChosenScalingOptions, ScalingEvidence } from './evidence';
import { exclusions } from './exclusion';
import { FULL_GROWTH, growthNeeded, sizeToGrow } from './fixedCost';
import { curveOf, SCALING_GROUPS, STANDARD_GROWTHS, type Curve } from '../../model/growth';
import { inRangeBoundTest, localExponent, stepBoundTests } from './localExponent';
import { SampleTable } from '../core/sampleTable';
import { MIMICKED_GROWTH, TRANSIENT_NS, withoutNoisyNeighbour } from '../core/transientDisturbance';

/** The violations to inject: an excess of the exponent, and a part that grows n times as fast, over the rest. */
export const INJECTED = { excess: [0.02, 1.5], part: [0.05, 20] } as const;

/** Judges the growth of one arm. */
export class ScalingJudge implements Judge<ScalingEvidence> {
  readonly #options: ChosenScalingOptions;
  readonly #curve: Curve;
  readonly #samples: SampleTable;
  readonly #bend: SequentialTest;
  /** The last step, and in an extended sweep the one before it too: a knee shows in both. */
  readonly #steps: { readonly boundTests: readonly BoundTest[]; readonly test: SequentialTest }[];
  /** Whether the upper half of the range as measured is bounded; set for claims of the form "at most". */
  readonly #inRange: SequentialTest | undefined;

  constructor(options: ChosenScalingOptions, cells: readonly Cell[], errorRate: number) {
    const { sizes, atMost, margin, extensions = 0 } = options;
    const extended = extensions > 0;
    this.#options = options;
    this.#curve = curveOf(options.growth)!;
    this.#samples = new SampleTable(cells);
    // A longer sweep can be violated in two ways, by its bend and by its last steps.
    const test = { cells: cells.length, errorRate: extended ? errorRate / 2 : errorRate, groupSizes: SCALING_GROUPS };
    const bounds = atMost ? (['above'] as const) : (['above', 'below'] as const);
    this.#bend = new SequentialTest({
      ...test,
      boundTests: (pilot, guards) =>
        bounds.map((bound) =>
          bendBoundTest(sizes, this.#curve, bound === 'above' ? margin : -margin, bound, pilot, { guards }),
        ),
      transient: { without: withoutNoisyNeighbour, canMimic: bounds.map((bound) => MIMICKED_GROWTH[bound]) },
    });
    const last = sizes.length - 1;
    this.#steps = (extended ? [last, last - 1] : [last]).map((upper) => {
      const boundTests = (guards: Guards): BoundTest[] =>
        stepBoundTests(sizes, this.#curve, { lower: upper - 1, upper }, bounds, guards);
      const sequential = new SequentialTest({ ...test, boundTests: (_, guards) => boundTests(guards) });
      return { boundTests: boundTests(GUARDS), test: sequential };
    });
    this.#inRange = atMost
      ? new SequentialTest({ ...test, boundTests: () => [inRangeBoundTest(sizes, this.#curve, margin)] })
      : undefined;
  }

  add(timesNs: readonly number[]): void {
    this.#samples.add(timesNs);
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

  lasted(measuredNs: number): void {
    if (measuredNs >= TRANSIENT_NS) this.#bend.outlastTransients();
  }

  get unanimousRounds(): number {
    return this.#bend.unanimousRounds;
  }

  /** All tests of the judge share it. */
  get fewestRounds(): number {
    return this.#bend.fewestRounds;
  }

  evidence(): ScalingEvidence {
    const found = this.soFar();
    return {
      ...found,
      ...exclusions(this.#options.sizes, this.#bend),
      detectable: this.state === 'holds' ? this.#detectable(found.excess.estimate) : undefined,
    };
  }

  /** Exclusions and injections take ten times as long as everything else, and are left out. */
  soFar(): ScalingEvidence {
    const { arm, growth, atMost, margin, notLike } = this.#options;
    return {
      kind: 'scaling',
      arm,
      growth,
      atMost,
      margin,
      notLike,
      excess: this.#excess(),
      tail: this.#tail(),
      tooSlow: [],
      tooFast: [],
      possible: STANDARD_GROWTHS,
      detectable: undefined,
      inRangeOnly: this.#bend.state !== 'accepted' && this.#boundedInRange(),
      times: this.#samples.times(),
    };
  }

  obstacle(): Obstacle {
    const { sizes, margin } = this.#options;
    const bottom = sizes[0]!;
    const top = sizes.at(-1)!;
    if (!this.#grewEnough()) {
      return {
        kind: 'fixed cost',
        timeGrowth: this.#timeGrowth(),
        sizeGrowth: top / bottom,
        needed: this.#growthNeeded(),
        sizeNeeded: sizeToGrow(this.#growthNeeded(), sizes, this.#samples.minima, this.#curve),
        atMost: this.#options.atMost,
      };
    }
    const tail = this.#tail();
    if (this.#bend.state === 'accepted') {
      return { kind: 'bent tail', from: tail.from, to: tail.to, exponent: tail.exponent.estimate };
    }
    const excess = this.#excess().estimate;
    const bound = this.#options.atMost || excess > 0 ? margin : -margin;
    return { kind: 'near limit', quantity: 'excess', found: excess, limit: bound };
  }

  #tail(): ScalingEvidence['tail'] {
    const { sizes } = this.#options;
    const step = { lower: sizes.length - 2, upper: sizes.length - 1 };
    return {
      from: sizes[step.lower]!,
      to: sizes[step.upper]!,
      exponent: this.#samples.estimate((times) => localExponent(sizes, times, step)),
      claimed: localExponent(sizes, sizes.map(this.#curve), step),
    };
  }

  /** The injected growth takes the place of the one that was found. */
  #detectable(found: number): ScalingEvidence['detectable'] {
    const { sizes } = this.#options;
    const top = sizes.at(-1)!;
    const topNs = this.#samples.medians().at(-1)!;
    const relative = sizes.map((n) => n / top);
    const steeperNs = sizes.map((n) => (this.#curve(n) / this.#curve(top)) * (n / top) * topNs);
    const powers = (exponent: number): number[] => relative.map((size) => size ** exponent);
    const excess = minimumDetectable(INJECTED.excess, (power) => {
      const factors = powers(power - found);
      return this.#isViolatedBy((time, i) => time * factors[i]!);
    });
    const withoutFound = powers(-found);
    const part = minimumDetectable(INJECTED.part, (factor) =>
      this.#isViolatedBy((time, i) => time * withoutFound[i]! + factor * steeperNs[i]!),
    );
    return { excess, share: part && part / (1 + part) };
  }

  /** Whether the same rounds would violate the claim with every time changed. */
  #isViolatedBy(change: (time: number, cell: number) => number): boolean {
    const wouldReject = (test: SequentialTest): boolean => test.wouldReject(change, PLANNING_GUARDS);
    if (!this.#grewEnough(this.#samples.minima.map(change))) return false;
    return wouldReject(this.#bend) || (this.#steps.length > 1 && this.#steps.every(({ test }) => wouldReject(test)));
  }

  /** Returns the excess exponent: its interval covers noise and the persistent distortion that the guard allows for. */
  #excess(): Interval {
    const { sizes } = this.#options;
    const typical = this.#samples.medians();
    const excess = excessExponent(sizes, this.#curve, typical);
    const noise = this.#samples.estimate(excessNear(sizes, this.#curve, { times: typical, excess }));
    // 1.96 standard deviations of a normal distribution leave 5 % outside
    const distortion = 1.96 * DISTORTION * excessSpread(sizes, this.#curve, this.#samples.minima, noise.estimate);
    const range = excessRange(sizes, this.#curve);
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
      last.boundTests.every((boundTest) => boundTest(this.#samples.minima) === 'accepted')
    );
  }

  /** Whether "at most" holds of the range as measured: if a fixed cost hides the growth, or hardly any is claimed. */
  #boundedInRange(): boolean {
    const hidden = !this.#grewEnough() || this.#growthNeeded() < FULL_GROWTH;
    return hidden && this.#inRange?.state === 'accepted' && this.#tailFits();
  }

  #timeGrowth(times: readonly number[] = this.#samples.minima): number {
    return times.at(-1)! / times[0]!;
  }

  #growthNeeded(): number {
    return growthNeeded(this.#options.sizes, this.#curve);
  }

  /** Whether time grew enough to violate a claim: otherwise the distortion of single sizes could make any bend. */
  #grewEnough(times?: readonly number[]): boolean {
    return this.#timeGrowth(times) >= this.#growthNeeded();
  }
}
