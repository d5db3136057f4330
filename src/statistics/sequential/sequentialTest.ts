import { reaches, unanimousVotes } from './eProcess';
import { GUARDS, type Guards } from './guard';
import { neededEvidence, VoteCount, type BoundDecision, type BoundTest, type VoteCountOptions } from './voteCount';

/** The bounds of a sequential test, and how it reduces rounds. */
export interface SequentialTestOptions extends Pick<VoteCountOptions, 'errorRate' | 'atOnce' | 'chances'> {
  /** How many times a round brings, one a cell. */
  readonly cells: number;
  /** Each group reduces that many rounds in a row to one time a cell, and votes on those. */
  readonly groupSizes: readonly number[];
  /** How a group is reduced: to the minimum of each cell, which noise spares, or to the mean. @defaultValue 'minimum' */
  readonly reduce?: 'minimum' | 'mean';
  /** Builds the bounds from the minima of the first rounds, which set weights and scale and are then judged too. */
  readonly boundTests: (pilot: readonly number[], guards: Guards) => readonly BoundTest[];
  /** How many rounds the pilot takes: no test decides before. @defaultValue 12 */
  readonly pilotRounds?: number | undefined;
  /** A disturbance that the test must rule out; without it votes alone decide. */
  readonly transient?: TransientDisturbance | undefined;
}

/**
 * A disturbance of some cells that may last for as long as a few rounds take: no vote on them is free of it.
 *
 * A decision of the votes stands only if the minima of all rounds say so too. Until the disturbance must have passed,
 * the minima less the disturbance must say so as well.
 */
export interface TransientDisturbance {
  /** Returns minima without the disturbance, as if it had been there in all rounds. */
  readonly without: (times: readonly number[]) => readonly number[];
  /** The decision on each bound that the disturbance can mimic. */
  readonly canMimic: readonly (BoundDecision | undefined)[];
}

/** The rounds whose minima make the pilot, unless a test says otherwise. */
export const PILOT_ROUNDS = 12;

/**
 * The rounds after which any transient disturbance has passed: a third of what a claim's budget usually allows. A test of
 * changed times is taken to last as long.
 */
export const LASTING_ROUNDS = 100;

/** Evidence for a decision that nearly all other rounds would share, as a multiple of that for one decision. */
const REPRODUCIBLE = 2;

/** The state of a test of several bounds. */
export type TestState = BoundDecision | 'open';

/** The reduced times of a group of rounds. */
interface Reduced {
  readonly group: number;
  readonly times: readonly number[];
}

/**
 * Decides, round by round, on which side of its bounds a vector of times lies.
 *
 * Groups of 1, 3, 9 ... rounds are reduced to minima or means. Each reduced vector votes, and an e-process bets on the
 * votes. The error rate covers a look after every round and a stop at any. The cost of a round does not grow with the
 * rounds before it.
 *
 * The votes on a bound decide it once. With a transient disturbance, the minima of all rounds must bear a decision out, so
 * that later minima can open it again. The test is `accepted` if all bounds are, and `rejected` if any bound is.
 */
export class SequentialTest {
  readonly #options: SequentialTestOptions;
  readonly #groups: { readonly size: number; filled: number; times: number[] }[];
  readonly #pilot: number[];
  readonly #pilotRounds: number;
  readonly #minima: number[];
  /** All reduced times so far, also those that wait for the pilot. */
  readonly #reduced: Reduced[] = [];
  #rounds = 0;
  #outlasted = false;
  #unanimous: Readonly<Record<BoundDecision, number>> | undefined;
  #votes: VoteCount | undefined;

  constructor(options: SequentialTestOptions) {
    this.#options = options;
    this.#groups = options.groupSizes.map((size) => ({ size, filled: 0, times: this.#empty() }));
    this.#pilot = new Array<number>(options.cells).fill(Infinity);
    this.#pilotRounds = options.pilotRounds ?? PILOT_ROUNDS;
    this.#minima = new Array<number>(options.cells).fill(Infinity);
  }

  /** `accepted` if every bound is, `rejected` if any bound is, `open` before. */
  get state(): TestState {
    const state = this.#votes?.state ?? 'open';
    if (this.#votes === undefined || state === 'open') return state;
    const standing = this.#standing(state).length;
    return standing === 0 || (state === 'accepted' && standing < this.#votes.boundTests.length) ? 'open' : state;
  }

  /** The indices of the bounds that were rejected. */
  get rejectedBounds(): number[] {
    return this.#standing('rejected');
  }

  /** The indices of the bounds that were not accepted. */
  get unacceptedBounds(): number[] {
    const accepted = new Set(this.#standing('accepted'));
    return (this.#votes?.boundTests ?? []).flatMap((_, bound) => (accepted.has(bound) ? [] : [bound]));
  }

  /** The rounds after which unanimous votes have decided: a test that is open after fewer may lack nothing but rounds. */
  get unanimousRounds(): number {
    const { accepted, rejected } = this.#unanimousRoundsEach();
    return Math.max(accepted, rejected);
  }

  /** The rounds before which no votes decide. */
  get fewestRounds(): number {
    const { accepted, rejected } = this.#unanimousRoundsEach();
    return Math.min(accepted, rejected);
  }

  /** Returns how many rounds decide the test so if votes go on as they have come; infinity before the pilot is complete. */
  roundsNeeded(decision: BoundDecision): number {
    const each = this.#votes?.roundsNeeded(decision, this.#options.groupSizes) ?? [Infinity];
    return decision === 'accepted' ? Math.max(...each) : Math.min(...each);
  }

  /** Tells the test that any transient disturbance has had the time to pass, however few rounds there were. */
  outlastTransients(): void {
    this.#outlasted = true;
  }

  /** Takes one round: a time a cell, in the order of the cells. */
  add(times: readonly number[]): void {
    this.#groups.forEach((group, index) => {
      if (this.#options.reduce === 'mean') addTo(group.times, times, group.size);
      else lower(group.times, times);
      if (++group.filled < group.size) return;
      this.#reduced.push({ group: index, times: group.times });
      this.#votes?.add(group.times, index);
      group.filled = 0;
      group.times = this.#empty();
    });
    lower(this.#minima, times);
    if (++this.#rounds <= this.#pilotRounds) lower(this.#pilot, times);
    if (this.#rounds === this.#pilotRounds) {
      const { groupSizes, errorRate, atOnce, chances } = this.#options;
      const boundTests = this.#options.boundTests(this.#pilot, GUARDS);
      this.#votes = new VoteCount({ boundTests, groups: groupSizes.length, errorRate, atOnce, chances });
      for (const { times: reduced, group } of this.#reduced) this.#votes.add(reduced, group);
    }
  }

  /**
   * Returns the indices of those bounds of another claim on the same times that these rounds reject.
   *
   * @param errorRate - the chance of each to be rejected wrongly. @defaultValue that of the test
   */
  rejectedAmong(
    boundTestsFor: (pilot: readonly number[]) => readonly BoundTest[],
    transient: TransientDisturbance,
    errorRate = this.#options.errorRate,
  ): number[] {
    if (this.#rounds < this.#pilotRounds) return [];
    const needed = this.#needed(errorRate).rejected;
    return boundTestsFor(this.#pilot).flatMap((boundTest, bound) =>
      // The minima are cheaper to look at than all votes.
      this.#isBorneOut(boundTest, 'rejected', transient, bound) && this.#rejects(boundTest, this.#reduced, needed)
        ? [bound]
        : [],
    );
  }

  /**
   * Returns whether the test would reject a bound if it had seen changed times, had gone on long enough with rounds like
   * these, and had to be so sure that nearly all other rounds would reject it too.
   *
   * @param change - returns the changed time of a cell. It must keep the order of a cell's times, so that the minimum
   * of changed times is the changed minimum; with means it must be a factor
   * @param guards - the guards of the votes on changed times
   */
  wouldReject(change: (time: number, cell: number) => number, guards: Guards): boolean {
    if (this.#rounds < this.#pilotRounds) return false;
    const minima = this.#minima.map(change);
    const all = this.#options.boundTests(this.#pilot.map(change), guards);
    const { transient, errorRate } = this.#options;
    const boundTests =
      transient === undefined ? all : all.filter((boundTest) => boundTest(minima, true) === 'rejected');
    if (boundTests.length === 0) return false;
    const changed = this.#reduced.map(({ times, group }) => ({ group, times: times.map(change) }));
    const rounds = Math.max(LASTING_ROUNDS, REPRODUCIBLE * this.unanimousRounds);
    const repeats = Math.ceil(rounds / this.#rounds);
    const needed = this.#needed(errorRate ** REPRODUCIBLE).rejected;
    return boundTests.some((boundTest) => this.#rejects(boundTest, changed, needed, repeats));
  }

  /** Whether the votes on some reduced times would reject a bound if they came that many times. */
  #rejects(boundTest: BoundTest, reduced: readonly Reduced[], needed: number, repeats = 1): boolean {
    const tallies = this.#groups.map(() => ({ rejected: 0, all: 0 }));
    for (const { times, group } of reduced) {
      const tally = tallies[group]!;
      tally.all++;
      if (boundTest(times) === 'rejected') tally.rejected++;
    }
    const chance = this.#options.chances?.rejected;
    return tallies.some(({ rejected, all }) => reaches(needed, repeats * rejected, repeats * all, chance));
  }

  /** Returns the bounds that the votes decided so, and the minima too. */
  #standing(decision: BoundDecision): number[] {
    const decided = this.#votes?.decided(decision) ?? [];
    const { transient } = this.#options;
    if (transient === undefined) return decided;
    return decided.filter((bound) => this.#isBorneOut(this.#votes!.boundTests[bound]!, decision, transient, bound));
  }

  /** Whether the minima say so too, and early on also without a disturbance that could mimic it. */
  #isBorneOut(
    boundTest: BoundTest,
    decision: BoundDecision,
    { without, canMimic }: TransientDisturbance,
    bound: number,
  ): boolean {
    if (boundTest(this.#minima, true) !== decision) return false;
    const isEarly = this.#rounds < LASTING_ROUNDS && !this.#outlasted;
    return !isEarly || canMimic[bound] !== decision || boundTest(without(this.#minima), true) === decision;
  }

  #unanimousRoundsEach(): Readonly<Record<BoundDecision, number>> {
    const { groupSizes, chances } = this.#options;
    const needed = this.#needed();
    const rounds = (decision: BoundDecision): number =>
      Math.max(this.#pilotRounds, Math.min(...groupSizes) * unanimousVotes(needed[decision], chances?.[decision]));
    return (this.#unanimous ??= { accepted: rounds('accepted'), rejected: rounds('rejected') });
  }

  #needed(errorRate = this.#options.errorRate): Readonly<Record<BoundDecision, number>> {
    const { groupSizes, atOnce } = this.#options;
    return neededEvidence({ groups: groupSizes.length, errorRate, atOnce });
  }

  #empty(): number[] {
    const { cells, reduce } = this.#options;
    return new Array<number>(cells).fill(reduce === 'mean' ? 0 : Infinity);
  }
}

function lower(minima: number[], times: readonly number[]): void {
  for (let i = 0; i < times.length; i++) if (times[i]! < minima[i]!) minima[i] = times[i]!;
}

function addTo(means: number[], times: readonly number[], size: number): void {
  for (let i = 0; i < times.length; i++) means[i]! += times[i]! / size;
}
