import { curveOf, SCALING_MARGIN, STANDARD_GROWTHS, type Growth } from '../../model/growth';
import type { Cell } from '../../model/cell';
import type { Interval } from '../../model/interval';
import type { Obstacle } from '../../model/obstacle';
import { PLANNING_GUARDS } from '../../statistics/sequential/guard';
import { ClearTest } from '../../statistics/sequential/clearTest';
import { errorRateIfConfirmed } from '../core/agreement';
import type { JudgeState } from '../core/claim';
import type { ViolationRange } from '../core/minimumDetectable';
import { noisyNeighbour, type Direction } from './direction';
import type { ChosenScalingOptions, ScalingEvidence } from './evidence';
import { excludedWithAllBeyond, type Exclusions } from './exclusion';
import { fellForGood, isFlat } from './fallingPrice';
import { GrowthJudge, type Change } from './growthJudge';
import { clearlyEndlessBoundTest, endlessBoundTest } from './endlessGrowth';
import { logPrices, priceChange, stepsOf } from './price';
import { priceEvidence, withDistortion } from './priceEvidence';
import { clearlySettledBoundTest, jumpsAtTop, mayYetRise, settledBoundTest, settlesAt } from './settledGrowth';
import { settledObstacle } from './settledObstacle';

/** Groups of rounds that vote: long calls scatter by garbage, and minima of two agree far more often than single rounds. */
const GROUPS = [1, 2, 4, 8] as const;
/**
 * Larger sizes say more than further rounds if the minima are on neither side after as many as unanimous votes need, or
 * after so many if the others would take longer than this.
 */
const EARLY = { rounds: 16, remainingNs: 0.5e9 } as const;
/** If they are on one side, rounds go on where votes like those so far decide within this time and number of rounds. */
const NEAR = { remainingNs: 3e9, most: 12 } as const;

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
    const isHidden = this.#isHidden();
    if (this.#settled.isAccepted) return isHidden ? 'stuck' : 'holds';
    const taken = this.samples.rounds.length;
    if (taken < EARLY.rounds) return 'open';
    const toNs = (rounds: number): number => ((rounds - taken) / taken) * this.#measuredNs;
    const usual = this.unanimousRounds;
    const needed = this.#roundsNeeded();
    if (isHidden && taken >= usual) return 'stuck';
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
    const { sizes, atMost, given } = this.options;
    const { state } = this;
    const settlement = state === 'holds' ? 'settled' : state === 'violated' ? 'endless' : 'unsettled';
    const context = { curve: this.curve, isTwoSided: !atMost, settlement } as const;
    return {
      ...super.soFar(),
      given,
      price: priceEvidence(sizes, this.samples, context),
      flat: isFlat(sizes, this.samples.minima),
    };
  }

  obstacle(): Obstacle {
    return settledObstacle(this.options, this.samples);
  }

  /** Whether these hold, but larger sizes may show what short calls hide, as a rise in the last step or before lets expect. */
  get wantsLarger(): boolean {
    const { sizes, extensions = 0, doubted = false } = this.options;
    if (this.state !== 'holds' || extensions > 0) return false;
    return doubted || mayYetRise(sizes, this.samples.minima, this.curve);
  }

  get endsInJump(): boolean {
    return jumpsAtTop(this.options.sizes, this.samples.minima, this.curve);
  }

  /** Whether the claim has two sides and no larger size can decide it: time does not depend on n. */
  #isHidden(): boolean {
    return !this.options.atMost && isFlat(this.options.sizes, this.samples.minima);
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

  #fellForGood(): boolean {
    return fellForGood(this.options.sizes, this.samples.minima, this.curve);
  }

  /** It is the exponent of the price over the last two steps. */
  protected override excess(): Interval {
    const { sizes } = this.options;
    const steps = stepsOf(sizes);
    return withDistortion(
      this.samples.estimate((times) => priceChange(steps, logPrices(sizes, times, this.curve)).double),
      steps.double.width,
    );
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
    const { minima } = this.samples;
    const sorted = excludedWithAllBeyond(
      (i) => rejected.has(2 * i),
      (i) => rejected.has(2 * i + 1) && fellForGood(sizes, minima, bounds[2 * i + 1]!.curve),
    );
    const medians = this.samples.medians();
    // A claim that holds allows for more than the usual margin above it.
    const isAllowed = (growth: Growth): boolean => growth === this.options.growth && this.state === 'holds';
    const isConsistent = (growth: Growth): boolean => {
      const excess = excessAtTop(growth, sizes, medians);
      return Math.abs(excess) <= SCALING_MARGIN || (excess > 0 && isAllowed(growth));
    };
    return { ...sorted, consistent: sorted.possible.filter(isConsistent) };
  }

  protected override isViolatedBy(change: Change): boolean {
    return this.#endless.wouldReject(change, PLANNING_GUARDS);
  }
}

/** Returns the power of n by which times grow faster than a growth over the judged sizes. */
function excessAtTop(growth: Growth, sizes: readonly number[], times: readonly number[]): number {
  return priceChange(stepsOf(sizes), logPrices(sizes, times, curveOf(growth)!)).double;
}
