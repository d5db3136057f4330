import { curveOf, STANDARD_GROWTHS } from '../../model/growth';
import type { Cell } from '../../model/cell';
import type { Interval } from '../../model/interval';
import type { Obstacle } from '../../model/obstacle';
import { DISTORTION } from '../../statistics/regression/bend';
import { PLANNING_GUARDS } from '../../statistics/sequential/guard';
import { ClearTest } from '../../statistics/sequential/clearTest';
import { errorRateIfConfirmed } from '../core/agreement';
import type { JudgeState } from '../core/claim';
import type { ViolationRange } from '../core/minimumDetectable';
import { withoutNoisyNeighbour } from '../core/transientDisturbance';
import { noisyNeighbour, type Direction } from './direction';
import type { ChosenScalingOptions, ScalingEvidence } from './evidence';
import { excludedWithAllBeyond, type Exclusions } from './exclusion';
import { growthNeeded, sizeToGrow } from './fixedCost';
import { GrowthJudge, type Change } from './growthJudge';
import { factorToDecide } from './extension';
import { logPrices, priceChange, stepsOf, type Step } from './price';
import { clearlyEndlessBoundTest, endlessBoundTest } from './endlessGrowth';
import { clearlySettledBoundTest, mayYetRise, settledBoundTest, settlesAt } from './settledGrowth';
import { localExponent } from './localExponent';

/** No code that does a unit of work for every unit of n does it in less: the widest instructions take five times as long. */
const LEAST_UNIT_NS = 0.001;

/** Distortions of 5 % do not raise a time over what is expected by this factor. */
const CONCAVE = 1.4;

/** Groups of rounds that vote: long calls scatter by garbage, and minima of two agree far more often than single rounds. */
const GROUPS = [1, 2, 4, 8] as const;
/** Larger sizes say more than further rounds if the minima are on neither side after this many times the unanimous ones. */
const FAR = 1.2;
/** They do already after so many rounds if the others would take longer than this. */
const EARLY = { rounds: 16, remainingNs: 0.5e9 } as const;
/** If they are on one side, rounds go on where votes like those so far decide within this time and number of rounds. */
const NEAR = { remainingNs: 5e9, most: 12 } as const;

/** How sure a verdict of the whole trial must be, and which one the trial confirms: a hold if the test says `.not`. */
interface Sureness {
  readonly errorRate: number;
  readonly isNot: boolean;
}

/**
 * Judges the growth of one arm over sizes that were chosen for it: it holds if the price of a unit of the claimed growth
 * settles at the top, and is violated if that price has changed by more than a machine can add and still changes.
 */
export class SettledJudge extends GrowthJudge {
  /** One of 200 times the rest is nearly all of the time at the top. */
  protected override readonly injectedPart: ViolationRange = [0.05, 200];
  readonly #settled: ClearTest;
  readonly #endless: ClearTest;
  readonly #errorRate: number;
  #measuredNs = 0;

  /** A verdict that must be confirmed takes fewer rounds: the trial is as sure of it. */
  constructor(options: ChosenScalingOptions, cells: readonly Cell[], { errorRate, isNot }: Sureness) {
    super(options, cells);
    const { sizes } = options;
    const test = { cells: cells.length, groupSizes: GROUPS };
    const ifConfirmed = errorRateIfConfirmed(errorRate);
    this.#errorRate = errorRate;
    this.#settled = new ClearTest({
      ...test,
      errorRate: isNot ? ifConfirmed : errorRate,
      boundTests: () => this.directions.map((direction) => settledBoundTest(sizes, this.curve, direction)),
      clearTests: () => this.directions.map((direction) => clearlySettledBoundTest(sizes, this.curve, direction)),
      transient: noisyNeighbour(this.directions),
    });
    this.#endless = new ClearTest({
      ...test,
      errorRate: isNot ? errorRate : ifConfirmed,
      boundTests: (_, guards) =>
        this.directions.map((direction) => endlessBoundTest(sizes, this.curve, direction, guards)),
      clearTests: (guards) =>
        this.directions.map((direction) => clearlyEndlessBoundTest(sizes, this.curve, direction, guards)),
      transient: noisyNeighbour(this.directions),
    });
  }

  add(timesNs: readonly number[]): void {
    this.samples.add(timesNs);
    this.#settled.add(timesNs);
    this.#endless.add(timesNs);
  }

  get state(): JudgeState {
    const violated = this.#endless.rejectedBounds.map((bound) => this.directions[bound]!);
    if (violated.includes('above') || (violated.includes('below') && this.#fellForGood())) return 'violated';
    if (this.#settled.isAccepted) return 'holds';
    const taken = this.samples.rounds.length;
    if (taken < EARLY.rounds) return 'open';
    const toNs = (rounds: number): number => ((rounds - taken) / taken) * this.#measuredNs;
    const usual = FAR * this.unanimousRounds;
    const needed = this.#roundsNeeded();
    if (taken < usual) return toNs(usual) > EARLY.remainingNs && this.#isHopeless() ? 'bent' : 'open';
    return toNs(needed) < NEAR.remainingNs && needed < NEAR.most * this.unanimousRounds ? 'open' : 'bent';
  }

  override get unanimousRounds(): number {
    return Math.max(this.#settled.unanimousRounds, this.#endless.unanimousRounds);
  }

  override get fewestRounds(): number {
    return Math.min(this.#settled.fewestRounds, this.#endless.fewestRounds);
  }

  override lasted(measuredNs: number): void {
    this.#measuredNs = measuredNs;
    super.lasted(measuredNs);
  }

  protected override get rejecting(): ClearTest {
    return this.#endless;
  }

  override soFar(): ScalingEvidence {
    const { sizes, given } = this.options;
    return { ...super.soFar(), given, price: { from: sizes[stepsOf(sizes).double.lower]!, ...this.#price() } };
  }

  obstacle(): Obstacle {
    const { sizes, atMost } = this.options;
    const { minima } = this.samples;
    const [timeGrowth, needed] = [minima.at(-1)! / minima[0]!, growthNeeded(sizes, this.curve)];
    if (!atMost && timeGrowth < needed) {
      const sizeNeeded = sizeToGrow(needed, sizes, minima, this.curve);
      return { kind: 'fixed cost', timeGrowth, sizeGrowth: sizes.at(-1)! / sizes[0]!, needed, sizeNeeded, atMost };
    }
    const [last] = stepsOf(sizes).singles as [Step];
    const { lower, upper } = last;
    const exponent = localExponent(sizes, minima, last);
    const step = { from: sizes[lower]!, to: sizes[upper]!, exponent };
    const { cheapestAt, rise } = this.#price();
    const n = Math.round(step.to * factorToDecide(sizes, minima, this.curve));
    const decisive = { n, timeNs: minima.at(-1)! * (n / step.to) ** Math.max(0, exponent) };
    return { kind: 'unsettled price', growth: this.options.growth, ...step, cheapestAt, rise, decisive };
  }

  /** Returns at which size a unit of the claimed growth cost least, and how much more it cost at the top. */
  #price(): { readonly cheapestAt: number; readonly rise: number } {
    const { sizes } = this.options;
    const prices = this.samples.minima.map((time, i) => time / this.curve(sizes[i]!));
    const cheapest = prices.indexOf(Math.min(...prices.slice(0, -1)));
    return { cheapestAt: sizes[cheapest]!, rise: prices.at(-1)! / prices[cheapest]! };
  }

  /** Whether these hold, but short calls whose price rose in the last step may hide what larger sizes show. */
  get wantsLarger(): boolean {
    const { sizes, extensions = 0 } = this.options;
    return this.state === 'holds' && extensions === 0 && mayYetRise(sizes, this.samples.minima, this.curve);
  }

  /** Returns how many rounds decide on the side of the minima if votes go on as they have come; infinity if on neither. */
  #roundsNeeded(): number {
    const { sizes } = this.options;
    const { minima } = this.samples;
    if (settlesAt(sizes, minima, this.curve, this.directions)) return this.#settled.roundsNeeded('accepted');
    const isEndless = (direction: Direction): boolean =>
      endlessBoundTest(sizes, this.curve, direction)(minima, true) === 'rejected' &&
      (direction === 'above' || this.#fellForGood());
    return this.directions.some(isEndless) ? this.#endless.roundsNeeded('rejected') : Infinity;
  }

  /** Whether further rounds can hardly bring the minima to either side. */
  #isHopeless(): boolean {
    const { sizes } = this.options;
    const { minima } = this.samples;
    if (settlesAt(sizes, minima, this.curve, this.directions)) return false;
    // As loose as a vote.
    return this.directions.every((each) => endlessBoundTest(sizes, this.curve, each)(minima) === 'abstained');
  }

  /**
   * Whether a fixed cost cannot be what makes the price fall: time is too short for any work on each unit, or larger below
   * the top than the largest fixed cost and the claimed growth would make it. A noisy neighbour of the larger sizes makes
   * it larger, too.
   */
  #fellForGood(): boolean {
    const { sizes } = this.options;
    const top = sizes.at(-1)!;
    const { lower } = stepsOf(sizes).double;
    const growing = this.curve(sizes[lower]!) / this.curve(top);
    const isConcave = (times: readonly number[]): boolean => {
      const [mostFixed, highest] = [times[0]!, times.at(-1)!];
      return times[lower]! > CONCAVE * (mostFixed + (highest - mostFixed) * growing);
    };
    const { minima } = this.samples;
    const isTooCheap = this.curve(top) >= top && minima.at(-1)! / this.curve(top) < LEAST_UNIT_NS;
    return isTooCheap || (isConcave(minima) && isConcave(withoutNoisyNeighbour(minima)));
  }

  /** It is the exponent of the price over the last two steps. */
  protected override excess(): Interval {
    const { sizes } = this.options;
    const steps = stepsOf(sizes);
    const { estimate, low, high } = this.samples.estimate(
      (times) => priceChange(steps, logPrices(sizes, times, this.curve)).double,
    );
    // 1.96 standard deviations of a normal distribution leave 5 % outside
    const distortion = (1.96 * Math.SQRT2 * DISTORTION) / steps.double.width;
    return {
      estimate,
      low: estimate - Math.hypot(estimate - low, distortion),
      high: estimate + Math.hypot(high - estimate, distortion),
    };
  }

  /** They are sorted by the rule of a claim that names them. */
  protected override exclusions(): Exclusions {
    const { sizes } = this.options;
    const bounds = STANDARD_GROWTHS.flatMap((growth) =>
      (['above', 'below'] as const).map((direction) => ({ curve: curveOf(growth)!, direction })),
    );
    const rejected = new Set(
      this.#endless.rejectedAmong(
        {
          usual: bounds.map(({ curve, direction }) => endlessBoundTest(sizes, curve, direction)),
          clear: bounds.map(({ curve, direction }) => clearlyEndlessBoundTest(sizes, curve, direction)),
        },
        noisyNeighbour(bounds.map(({ direction }) => direction)),
        this.state === 'holds' ? this.#errorRate : undefined,
      ),
    );
    return excludedWithAllBeyond(
      (i) => rejected.has(2 * i),
      (i) => rejected.has(2 * i + 1),
    );
  }

  protected override isViolatedBy(change: Change): boolean {
    return this.#endless.wouldReject(change, PLANNING_GUARDS);
  }
}
