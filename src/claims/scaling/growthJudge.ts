import type { Cell } from '../../model/cell';
import { curveOf, STANDARD_GROWTHS, type Curve } from '../../model/growth';
import type { Interval } from '../../model/interval';
import type { Obstacle } from '../../model/obstacle';
import type { SequentialTest } from '../../statistics/sequential/sequentialTest';
import type { Judge, JudgeState } from '../core/claim';
import { minimumDetectable, type ViolationRange } from '../core/minimumDetectable';
import { SampleTable } from '../core/sampleTable';
import { TRANSIENT_NS } from '../core/transientDisturbance';
import type { ChosenScalingOptions, ScalingEvidence } from './evidence';
import type { Exclusions } from './exclusion';
import { directionsOf, type Direction } from './direction';
import { localExponent } from './localExponent';

/** The excesses of the exponent to inject. */
const INJECTED_EXCESS: ViolationRange = [0.02, 1.5];

/** Returns the changed time of a cell. */
export type Change = (time: number, cell: number) => number;

/** Judges the growth of one arm: what is the same for sizes that a test names and for those that are chosen. */
export abstract class GrowthJudge implements Judge<ScalingEvidence> {
  protected readonly options: ChosenScalingOptions;
  protected readonly curve: Curve;
  protected readonly directions: readonly Direction[];
  protected readonly samples: SampleTable;

  constructor(options: ChosenScalingOptions, cells: readonly Cell[]) {
    this.options = options;
    this.curve = curveOf(options.growth)!;
    this.directions = directionsOf(options);
    this.samples = new SampleTable(cells);
  }

  /** The test whose rejection violates the claim: the other tests take as many rounds. */
  protected abstract get rejecting(): Pick<SequentialTest, 'outlastTransients' | 'unanimousRounds' | 'fewestRounds'>;

  /** The parts to inject, each growing n times as fast as the rest, over the rest at the top. */
  protected abstract readonly injectedPart: ViolationRange;

  abstract add(timesNs: readonly number[]): void;

  abstract get state(): JudgeState;

  abstract obstacle(): Obstacle;

  /** Returns the exponent over that of the claimed growth: its interval covers noise and persistent distortions. */
  protected abstract excess(): Interval;

  /** Returns the standard growths, sorted by the samples. */
  protected abstract exclusions(): Exclusions;

  /** Whether the same rounds would violate the claim with every time changed. */
  protected abstract isViolatedBy(change: Change): boolean;

  lasted(measuredNs: number): void {
    if (measuredNs >= TRANSIENT_NS) this.rejecting.outlastTransients();
  }

  get unanimousRounds(): number {
    return this.rejecting.unanimousRounds;
  }

  get fewestRounds(): number {
    return this.rejecting.fewestRounds;
  }

  evidence(): ScalingEvidence {
    const found = this.soFar();
    return {
      ...found,
      ...this.exclusions(),
      detectable: this.state === 'holds' ? this.#detectable(found.excess.estimate) : undefined,
    };
  }

  /** Exclusions and injections take ten times as long as everything else, and are left out. */
  soFar(): ScalingEvidence {
    const { arm, growth, atMost, margin, notLike } = this.options;
    return {
      kind: 'scaling',
      arm,
      growth,
      atMost,
      margin,
      notLike,
      excess: this.excess(),
      tail: this.tail(),
      tooSlow: [],
      tooFast: [],
      possible: STANDARD_GROWTHS,
      detectable: undefined,
      inRangeOnly: false,
      times: this.samples.times(),
    };
  }

  /** Returns the step between the two largest sizes. */
  protected tail(): ScalingEvidence['tail'] {
    const { sizes } = this.options;
    const step = { lower: sizes.length - 2, upper: sizes.length - 1 };
    return {
      from: sizes[step.lower]!,
      to: sizes[step.upper]!,
      exponent: this.samples.estimate((times) => localExponent(sizes, times, step)),
      claimed: localExponent(sizes, sizes.map(this.curve), step),
    };
  }

  /** The injected growth takes the place of the one that was found. */
  #detectable(found: number): ScalingEvidence['detectable'] {
    const { sizes } = this.options;
    const top = sizes.at(-1)!;
    const topNs = this.samples.medians().at(-1)!;
    const powers = (exponent: number): number[] => sizes.map((n) => (n / top) ** exponent);
    const excess = minimumDetectable(INJECTED_EXCESS, (power) => {
      const factors = powers(power - found);
      return this.isViolatedBy((time, i) => time * factors[i]!);
    });
    const withoutFound = powers(-found);
    const steeperNs = sizes.map((n) => (this.curve(n) / this.curve(top)) * (n / top) * topNs);
    const part = minimumDetectable(this.injectedPart, (factor) =>
      this.isViolatedBy((time, i) => time * withoutFound[i]! + factor * steeperNs[i]!),
    );
    return { excess, share: part && part / (1 + part) };
  }
}
