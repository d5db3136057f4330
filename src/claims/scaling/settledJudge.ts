import { curveOf, SCALING_GROUPS, STANDARD_GROWTHS, type Curve } from '../../model/growth';
import type { Cell } from '../../model/cell';
import type { Interval } from '../../model/interval';
import type { Obstacle } from '../../model/obstacle';
import { DISTORTION } from '../../statistics/regression/bend';
import { PLANNING_GUARDS } from '../../statistics/sequential/guard';
import { SequentialTest, type TransientDisturbance } from '../../statistics/sequential/sequentialTest';
import type { BoundDecision } from '../../statistics/sequential/voteCount';
import type { Judge, JudgeState } from '../core/claim';
import { minimumDetectable } from '../core/minimumDetectable';
import { SampleTable } from '../core/sampleTable';
import { MIMICKED_GROWTH, TRANSIENT_NS, withoutNoisyNeighbour } from '../core/transientDisturbance';
import type { ChosenScalingOptions, ScalingEvidence } from './evidence';
import { sorted, type Exclusions } from './exclusion';
import { growthNeeded, sizeToGrow } from './fixedCost';
import { logPrices, priceChange, stepsOf, type Direction } from './price';
import { endlessBoundTest, settledBoundTest, settlesAt } from './settledGrowth';
import { INJECTED } from './scalingJudge';
import { localExponent } from './localExponent';

/** No code that does a unit of work for every unit of n does it in less: the widest instructions take five times as long. */
const LEAST_UNIT_NS = 0.001;

/** Distortions of 5 % do not raise a time over what is expected by this factor. */
const CONCAVE = 1.4;

/** The parts that are injected: one of 200 times the rest is nearly all of the time at the top. */
const INJECTED_PART = [0.05, 200] as const;

/** Larger sizes say more than further rounds if the minima are on neither side after this many times the unanimous ones. */
const FAR = 1.2;
/** If they are on one side, rounds go on where votes like those so far decide within a time in all, or soon. */
const NEAR = { lastingNs: 3e9, soonNs: 3e9, most: 12 } as const;

/**
 * Judges the growth of one arm over sizes that were chosen for it: it holds if the price of a unit of the claimed growth
 * settles at the top, and is violated if that price has changed by more than a machine can add and still changes.
 */
export class SettledJudge implements Judge<ScalingEvidence> {
  readonly #options: ChosenScalingOptions;
  readonly #curve: Curve;
  readonly #directions: readonly Direction[];
  readonly #samples: SampleTable;
  readonly #settled: SequentialTest;
  readonly #endless: SequentialTest;
  #measuredNs = 0;

  constructor(options: ChosenScalingOptions, cells: readonly Cell[], errorRate: number) {
    const { sizes, growth, atMost } = options;
    this.#options = options;
    this.#curve = curveOf(growth)!;
    this.#directions = atMost ? ['above'] : ['above', 'below'];
    this.#samples = new SampleTable(cells);
    const test = { cells: cells.length, errorRate, groupSizes: SCALING_GROUPS };
    this.#settled = new SequentialTest({
      ...test,
      boundTests: () => this.#directions.map((direction) => settledBoundTest(sizes, this.#curve, direction)),
      transient: transientFor(this.#directions, 'accepted'),
    });
    this.#endless = new SequentialTest({
      ...test,
      boundTests: (_, guards) =>
        this.#directions.map((direction) => endlessBoundTest(sizes, this.#curve, direction, guards)),
      transient: transientFor(this.#directions, 'rejected'),
    });
  }

  add(timesNs: readonly number[]): void {
    this.#samples.add(timesNs);
    this.#settled.add(timesNs);
    this.#endless.add(timesNs);
  }

  get state(): JudgeState {
    const violated = this.#endless.rejectedBounds.map((bound) => this.#directions[bound]!);
    if (violated.includes('above') || (violated.includes('below') && this.#fellForGood())) return 'violated';
    const { state } = this.#settled;
    if (state === 'accepted') return 'holds';
    const { rounds } = this.#samples;
    if (rounds.length < FAR * this.unanimousRounds) return 'open';
    const needed = this.#roundsNeeded();
    const remainingNs = ((needed - rounds.length) / rounds.length) * this.#measuredNs;
    const isNear = remainingNs < Math.max(NEAR.soonNs, NEAR.lastingNs - this.#measuredNs);
    return isNear && needed < NEAR.most * this.unanimousRounds ? 'open' : 'bent';
  }

  lasted(measuredNs: number): void {
    this.#measuredNs = measuredNs;
    if (measuredNs >= TRANSIENT_NS) this.#endless.outlastTransients();
  }

  get unanimousRounds(): number {
    return this.#endless.unanimousRounds;
  }

  get fewestRounds(): number {
    return this.#endless.fewestRounds;
  }

  evidence(): ScalingEvidence {
    const found = this.soFar();
    return {
      ...found,
      ...this.#exclusions(),
      detectable: this.state === 'holds' ? this.#detectable(found.excess.estimate) : undefined,
    };
  }

  /** Exclusions and injections take most of the time, and are left out. */
  soFar(): ScalingEvidence {
    const { arm, growth, atMost, margin, notLike, sizes } = this.#options;
    const top = sizes.length - 1;
    const prices = this.#samples.minima.map((time, i) => time / this.#curve(sizes[i]!));
    const cheapest = prices.indexOf(Math.min(...prices.slice(0, top)));
    const step = { lower: top - 1, upper: top };
    return {
      kind: 'scaling',
      arm,
      growth,
      atMost,
      margin,
      notLike,
      excess: this.#excess(),
      tail: {
        from: sizes[step.lower]!,
        to: sizes[step.upper]!,
        exponent: this.#samples.estimate((times) => localExponent(sizes, times, step)),
        claimed: localExponent(sizes, sizes.map(this.#curve), step),
      },
      price: {
        from: sizes[stepsOf(sizes).double.lower]!,
        cheapestAt: sizes[cheapest]!,
        rise: prices[top]! / prices[cheapest]!,
      },
      tooSlow: [],
      tooFast: [],
      possible: STANDARD_GROWTHS,
      detectable: undefined,
      inRangeOnly: false,
      times: this.#samples.times(),
    };
  }

  obstacle(): Obstacle {
    const { sizes, atMost } = this.#options;
    const { minima } = this.#samples;
    const [timeGrowth, needed] = [minima.at(-1)! / minima[0]!, growthNeeded(sizes, this.#curve)];
    if (!atMost && timeGrowth < needed) {
      const sizeNeeded = sizeToGrow(needed, sizes, minima, this.#curve);
      return { kind: 'fixed cost', timeGrowth, sizeGrowth: sizes.at(-1)! / sizes[0]!, needed, sizeNeeded, atMost };
    }
    const [last] = stepsOf(sizes).singles;
    const { lower, upper } = last!;
    return { kind: 'bent tail', from: sizes[lower]!, to: sizes[upper]!, exponent: localExponent(sizes, minima, last!) };
  }

  /** Returns how many rounds decide on the side of the minima if votes go on as they have come; infinity if on neither. */
  #roundsNeeded(): number {
    const { sizes } = this.#options;
    const { minima } = this.#samples;
    if (settlesAt(sizes, minima, this.#curve, this.#directions)) return this.#settled.roundsNeeded('accepted');
    const isEndless = (direction: Direction): boolean =>
      endlessBoundTest(sizes, this.#curve, direction)(minima) === 'rejected' &&
      (direction === 'above' || this.#fellForGood());
    return this.#directions.some(isEndless) ? this.#endless.roundsNeeded('rejected') : Infinity;
  }

  /**
   * Whether a fixed cost cannot be what makes the price fall: time is too short for any work on each unit, or larger below
   * the top than the largest fixed cost and the claimed growth would make it. A noisy neighbour of the larger sizes makes
   * it larger, too.
   */
  #fellForGood(): boolean {
    const { sizes } = this.#options;
    const top = sizes.at(-1)!;
    const { lower } = stepsOf(sizes).double;
    const growing = this.#curve(sizes[lower]!) / this.#curve(top);
    const isConcave = (times: readonly number[]): boolean => {
      const [mostFixed, highest] = [times[0]!, times.at(-1)!];
      return times[lower]! > CONCAVE * (mostFixed + (highest - mostFixed) * growing);
    };
    const { minima } = this.#samples;
    const isTooCheap = this.#curve(top) >= top && minima.at(-1)! / this.#curve(top) < LEAST_UNIT_NS;
    return isTooCheap || (isConcave(minima) && isConcave(withoutNoisyNeighbour(minima)));
  }

  /** Returns the exponent of the price over the last two steps: its interval covers noise and persistent distortions. */
  #excess(): Interval {
    const { sizes } = this.#options;
    const steps = stepsOf(sizes);
    const { estimate, low, high } = this.#samples.estimate(
      (times) => priceChange(steps, logPrices(sizes, times, this.#curve)).double,
    );
    // 1.96 standard deviations of a normal distribution leave 5 % outside
    const distortion = (1.96 * Math.SQRT2 * DISTORTION) / steps.double.width;
    return {
      estimate,
      low: estimate - Math.hypot(estimate - low, distortion),
      high: estimate + Math.hypot(high - estimate, distortion),
    };
  }

  /** Sorts the standard growths by the rule of a claim that names them. */
  #exclusions(): Exclusions {
    const { sizes } = this.#options;
    const directions = ['above', 'below'] as const;
    const rejected = new Set(
      this.#endless.rejectedAmong(
        () =>
          STANDARD_GROWTHS.flatMap((growth) =>
            directions.map((direction) => endlessBoundTest(sizes, curveOf(growth)!, direction)),
          ),
        transientFor(
          STANDARD_GROWTHS.flatMap(() => directions),
          'rejected',
        ),
      ),
    );
    return sorted(
      (i) => rejected.has(2 * i),
      (i) => rejected.has(2 * i + 1),
    );
  }

  /** The injected growth takes the place of the one that was found. */
  #detectable(found: number): ScalingEvidence['detectable'] {
    const { sizes } = this.#options;
    const top = sizes.at(-1)!;
    const topNs = this.#samples.medians().at(-1)!;
    const wouldViolate = (change: (time: number, cell: number) => number): boolean =>
      this.#endless.wouldReject(change, PLANNING_GUARDS);
    const powers = (exponent: number): number[] => sizes.map((n) => (n / top) ** exponent);
    const excess = minimumDetectable(INJECTED.excess, (power) => {
      const factors = powers(power - found);
      return wouldViolate((time, i) => time * factors[i]!);
    });
    const withoutFound = powers(-found);
    const steeperNs = sizes.map((n) => (this.#curve(n) / this.#curve(top)) * (n / top) * topNs);
    const part = minimumDetectable(INJECTED_PART, (factor) =>
      wouldViolate((time, i) => time * withoutFound[i]! + factor * steeperNs[i]!),
    );
    return { excess, share: part && part / (1 + part) };
  }
}

/** A noisy neighbour makes the price rise: it can mimic a violation from above, and a price that does not fall. */
function transientFor(directions: readonly Direction[], decision: BoundDecision): TransientDisturbance {
  const canMimic = directions.map((direction) => (MIMICKED_GROWTH[direction] === decision ? decision : undefined));
  return { without: withoutNoisyNeighbour, canMimic };
}
