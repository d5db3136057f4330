import {
  bendSide,
  DISTORTION,
  EXCESS_RANGE,
  excessExponent,
  excessSpread,
  toleratedDistortion,
  type Curve,
} from '../statistics/bend';
import type { Interval } from '../statistics/interval';
import { SequentialTest, type Side } from '../statistics/sequentialTest';
import type { Cell, Judge, JudgeState, Obstacle, TimedClaim } from './claim';
import type { ScalingEvidence } from './evidence';
import { exclusions } from './exclusion';
import { curveOf, SCALING_GROUPS, SCALING_MARGIN, type Growth } from './growth';
import { inRangeSide, localExponent, stepSides } from './localExponent';
import { SampleTable } from './sampleTable';

/** What is claimed of how an arm scales. */
export interface ScalingOptions {
  readonly arm: string;
  /** Positive integers, ascending, at least three. */
  readonly sizes: readonly number[];
  readonly growth: Growth;
  /** Whether growing slower than the growth is fine too. */
  readonly atMost: boolean;
  /** The exponent may differ from the growth's by so much. @defaultValue `SCALING_MARGIN` */
  readonly margin?: number;
  /** A growth to be told from the claimed one: the margin is half of what that differs by over these sizes. */
  readonly notLike?: Growth | undefined;
}

/** Time that grew by this factor over the sweep has outgrown any fixed cost far enough to be judged. */
const FULL_GROWTH = 3;
/** A sweep that bends at its upper end is made longer by this factor, at most so many times. */
const EXTENSION = { factor: 4, most: 2 } as const;
/** A sweep that would have to be wider than this is no advice. */
const WIDEST = 1e9;

/**
 * Claims that an arm's time grows like a curve: `T = a + b f(n) n^e` with a fixed cost a >= 0 and |e| within the margin.
 *
 * The bend of the whole sweep decides, and the step between its two largest sizes must agree: a knee near the top
 * hardly bends the whole. Where that step is shown to be steeper (or flatter) than the claim by more than a half, the
 * sweep is extended; a step that a cache makes returns to the claimed slope, a knee stays.
 */
export class ScalingClaim implements TimedClaim {
  readonly cells: readonly Cell[];
  readonly #options: ChosenOptions;
  readonly #extensions: number;

  constructor(options: ScalingOptions, extensions = 0) {
    this.#options = { ...options, margin: marginOver(options.sizes, options) };
    this.#extensions = extensions;
    this.cells = options.sizes.map((n) => ({ arm: options.arm, n }));
  }

  get unanswerable(): Obstacle | undefined {
    const { sizes, growth, notLike } = this.#options;
    const curve = curveOf(growth)!;
    const answers = (over: readonly number[]): boolean =>
      toleratedDistortion(over, curve, marginOver(over, this.#options)) >= DISTORTION;
    if (answers(sizes)) return undefined;
    const bottom = sizes[0]!;
    let span = sizes.at(-1)! / bottom;
    const wide = (): number[] => sizes.map((_, i) => bottom * (2 * span) ** (i / (sizes.length - 1)));
    while (span < WIDEST && !answers(wide())) span *= 2;
    return { kind: 'narrow sweep', span: sizes.at(-1)! / bottom, spanNeeded: 2 * span, rival: notLike };
  }

  judge(errorRate: number): Judge {
    return new ScalingJudge(this.#options, this.cells, errorRate, this.#extensions > 0);
  }

  extended(): TimedClaim | undefined {
    if (this.#extensions >= EXTENSION.most) return undefined;
    const { sizes } = this.#options;
    const larger = [...sizes, sizes.at(-1)! * EXTENSION.factor];
    return new ScalingClaim({ ...this.#options, sizes: larger }, this.#extensions + 1);
  }
}

type ChosenOptions = ScalingOptions & { readonly margin: number };

/** Returns the exponent by which a growth exceeds another over some sizes, as times like it would show without noise. */
export function excessOver(growth: Growth, rival: Growth, sizes: readonly number[]): number {
  return excessExponent(sizes, curveOf(growth)!, sizes.map(curveOf(rival)!));
}

/** The margin of a claim: where it names a rival, half of the excess exponent that this shows over the sizes itself. */
function marginOver(
  sizes: readonly number[],
  { growth, notLike, margin = SCALING_MARGIN }: Pick<ScalingOptions, 'growth' | 'notLike' | 'margin'>,
): number {
  if (notLike === undefined) return margin;
  return Math.abs(excessOver(growth, notLike, sizes)) / 2;
}

class ScalingJudge implements Judge {
  readonly #options: ChosenOptions;
  readonly #curve: Curve;
  readonly #errorRate: number;
  readonly #samples: SampleTable;
  readonly #bend: SequentialTest;
  /** The last step, and in an extended sweep the one before it too: a knee shows in both. */
  readonly #steps: { readonly sides: readonly Side[]; readonly test: SequentialTest }[];
  /** Set for claims of the form "at most": whether the upper half of the range is bounded as it stands. */
  readonly #inRange: SequentialTest | undefined;

  constructor(options: ChosenOptions, cells: readonly Cell[], errorRate: number, extended: boolean) {
    const { sizes, atMost, margin } = options;
    this.#options = options;
    this.#curve = curveOf(options.growth)!;
    this.#errorRate = errorRate;
    this.#samples = new SampleTable(cells);
    const test = { cells: cells.length, errorRate, groupSizes: SCALING_GROUPS };
    const bounds = atMost ? (['above'] as const) : (['above', 'below'] as const);
    this.#bend = new SequentialTest({
      ...test,
      sides: (pilot) =>
        bounds.map((bound) => bendSide(sizes, this.#curve, bound === 'above' ? margin : -margin, bound, pilot)),
    });
    const last = sizes.length - 1;
    this.#steps = (extended ? [last, last - 1] : [last]).map((upper) => {
      const sides = stepSides(sizes, this.#curve, { lower: upper - 1, upper }, bounds);
      return { sides, test: new SequentialTest({ ...test, sides: () => sides }) };
    });
    this.#inRange = atMost
      ? new SequentialTest({ ...test, sides: () => [inRangeSide(sizes, this.#curve, margin)] })
      : undefined;
  }

  add(timesNs: readonly number[]): void {
    this.#samples.add(timesNs);
    for (const test of [this.#bend, this.#inRange, ...this.#steps.map((step) => step.test)]) test?.add(timesNs);
  }

  get state(): JudgeState {
    if (this.#bend.state === 'beyond') {
      if (this.#grewEnough()) return 'violated';
      if (this.#boundedInRange()) return 'holds';
      return this.#inRange?.state === 'open' ? 'open' : 'stuck';
    }
    if (this.#steps.length > 1 && this.#steps.every(({ test }) => test.state === 'beyond')) {
      return this.#grewEnough() ? 'violated' : 'stuck';
    }
    if (this.#bend.state === 'open') return this.#boundedInRange() ? 'holds' : 'open';
    if (this.#tailFits()) return 'holds';
    return this.#steps[0]?.test.state === 'beyond' ? 'bent' : 'open';
  }

  evidence(): ScalingEvidence {
    const { sizes, arm, growth, atMost, margin, notLike } = this.#options;
    const last = sizes.length - 1;
    const tail = this.#samples.estimate((times) => localExponent(sizes, times, { lower: last - 1, upper: last }));
    return {
      kind: 'scaling',
      arm,
      growth,
      atMost,
      margin,
      notLike,
      excess: this.#excess(),
      tail: {
        from: sizes[last - 1]!,
        to: sizes[last]!,
        exponent: tail,
        claimed: localExponent(sizes, sizes.map(this.#curve), { lower: last - 1, upper: last }),
      },
      ...exclusions(sizes, this.#samples.rounds, this.#errorRate),
      inRangeOnly: this.#bend.state !== 'within' && this.#boundedInRange(),
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
        atMost: this.#options.atMost,
      };
    }
    const tail = this.evidence().tail;
    if (this.#bend.state === 'within') {
      return { kind: 'bent tail', from: tail.from, to: tail.to, exponent: tail.exponent.estimate };
    }
    const excess = this.#excess().estimate;
    const bound = this.#options.atMost || excess > 0 ? margin : -margin;
    return { kind: 'near bound', quantity: 'excess', found: excess, bound };
  }

  /** The excess exponent: its interval holds the noise and the persistent distortion that the guard allows for. */
  #excess(): Interval {
    const { sizes } = this.#options;
    const noise = this.#samples.estimate((times) => excessExponent(sizes, this.#curve, times));
    // 1.96 standard deviations of a normal distribution leave 5 % outside
    const distortion = 1.96 * DISTORTION * excessSpread(sizes, this.#curve, this.#samples.minima, noise.estimate);
    const widen = (end: number): number => Math.hypot(end - noise.estimate, distortion);
    return {
      estimate: noise.estimate,
      low: Math.max(noise.estimate - widen(noise.low), EXCESS_RANGE.low),
      high: Math.min(noise.estimate + widen(noise.high), EXCESS_RANGE.high),
    };
  }

  /** Whether the last step is not shown to bend away and its minima fit: noise adds to times, so that minima last. */
  #tailFits(): boolean {
    const [last] = this.#steps;
    return (
      last !== undefined &&
      last.test.state !== 'beyond' &&
      last.sides.every((side) => side(this.#samples.minima) === 'within')
    );
  }

  /**
   * Where a fixed cost hides the growth, or hardly any is claimed, "at most" can still hold of the range as measured.
   */
  #boundedInRange(): boolean {
    const hidden = !this.#grewEnough() || this.#growthNeeded() < FULL_GROWTH;
    return hidden && this.#inRange?.state === 'within' && this.#tailFits();
  }

  #timeGrowth(): number {
    return this.#samples.minima.at(-1)! / this.#samples.minima[0]!;
  }

  #growthNeeded(): number {
    const { sizes } = this.#options;
    const claimed = this.#curve(sizes.at(-1)!) / this.#curve(sizes[0]!);
    return Math.min(FULL_GROWTH, Math.max(1.5, Math.sqrt(claimed)));
  }

  /** Where time hardly grew, the distortion of single sizes alone could make any bend: nothing is violated then. */
  #grewEnough(): boolean {
    return this.#timeGrowth() >= this.#growthNeeded();
  }
}
