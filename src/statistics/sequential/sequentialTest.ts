import { VoteCount, neededEvidence, type VoteCountOptions, type BoundTest } from './voteCount';
import { reaches, unanimousVotes } from './eProcess';
import { GUARDS, type Guards } from './guard';

/** What a sequential test decides on, and how surely. */
export interface SequentialTestOptions extends Pick<VoteCountOptions, 'errorRate' | 'atOnce' | 'chances'> {
  /** How many times a round brings, one a cell. */
  readonly cells: number;
  /** Each size reduces that many rounds in a row to their minima, cell by cell, and votes on those. */
  readonly groupSizes: readonly number[];
  /** What stands for a group: the least time of each cell, which noise spares, or the mean. @defaultValue the least */
  readonly reduce?: 'least' | 'mean';
  /** Builds the bounds from the minima of the first rounds, which set weights and scale and are then judged too. */
  readonly sides: (pilot: readonly number[], guards: Guards) => readonly BoundTest[];
  /** What may have disturbed the cells for a while; without it votes alone decide. */
  readonly transient?: TransientDisturbance | undefined;
}

/**
 * A disturbance of some cells that may last for as long as a few rounds take: no vote on them is free of it.
 *
 * What the votes decide must be said by the least times of all rounds too, and by what these would be without the
 * disturbance, unless the test has gone on for long enough to outlast it.
 */
export interface TransientDisturbance {
  /** The least times as they would be, had the disturbance been there in all rounds. */
  readonly without: (times: readonly number[]) => readonly number[];
  /** What the disturbance can make each side say of times that are not so. */
  readonly canMimic: readonly ('within' | 'beyond' | undefined)[];
}

/** The rounds whose minima make the pilot. */
export const PILOT_ROUNDS = 12;

/**
 * A third of what a claim's budget usually allows: what disturbs cells for a while has passed by then, and for so many
 * rounds a test of other times goes on.
 */
export const LASTING_ROUNDS = 100;

/** So many times the evidence that decides here decides in nearly all other rounds too, where noise falls otherwise. */
const ELSEWHERE = 2;

/** What a test says of its bounds. */
export type TestState = 'within' | 'beyond' | 'open';

/** What stands for a group of rounds. */
interface Reduced {
  readonly group: number;
  readonly times: readonly number[];
}

/**
 * Decides, round by round, on which side of its bounds a vector of times lies.
 *
 * Rounds are reduced to minima, or means, over groups of 1, 3, 9 ... of them; each reduced vector votes; an e-process
 * bets on the votes. The test may be looked at after every round and stopped at any: the error rate covers that. Its cost a
 * round does not grow with the rounds done.
 *
 * A side is decided once and for all. All sides within: the test is `within`. Any side beyond: it is `beyond`.
 */
export class SequentialTest {
  readonly #options: SequentialTestOptions;
  readonly #groups: { readonly size: number; filled: number; times: number[] }[];
  readonly #pilot: number[];
  readonly #least: number[];
  /** All that were voted on, or will be. */
  readonly #reduced: Reduced[] = [];
  #rounds = 0;
  #outlasted = false;
  #unanimous: Readonly<Record<'within' | 'beyond', number>> | undefined;
  #ballot: VoteCount | undefined;

  constructor(options: SequentialTestOptions) {
    this.#options = options;
    this.#groups = options.groupSizes.map((size) => ({ size, filled: 0, times: this.#empty() }));
    this.#pilot = new Array<number>(options.cells).fill(Infinity);
    this.#least = new Array<number>(options.cells).fill(Infinity);
  }

  /** Whether every side is shown to hold, one is shown not to, or neither yet. */
  get state(): TestState {
    const state = this.#ballot?.state ?? 'open';
    if (this.#ballot === undefined || state === 'open') return state;
    const standing = this.#standing(state).length;
    return standing === 0 || (state === 'within' && standing < this.#ballot.sides.length) ? 'open' : state;
  }

  /** The indices of the sides that were shown to be passed. */
  get sidesBeyond(): number[] {
    return this.#standing('beyond');
  }

  /** The indices of the sides that were not shown to hold. */
  get sidesOpen(): number[] {
    const within = new Set(this.#standing('within'));
    return (this.#ballot?.sides ?? []).flatMap((_, side) => (within.has(side) ? [] : [side]));
  }

  /** By how many rounds it is decided at the latest where all votes agree; undecided after fewer says nothing yet. */
  get unanimousRounds(): number {
    const { within, beyond } = this.#unanimousRoundsEach();
    return Math.max(within, beyond);
  }

  /** Before so many rounds nothing is decided, whatever they are. */
  get fewestRounds(): number {
    const { within, beyond } = this.#unanimousRoundsEach();
    return Math.min(within, beyond);
  }

  /** Tells the test that what may disturb cells for a while has had the time to pass, however few rounds there were. */
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
      this.#ballot?.count(this.#ballot.votesOn(group.times), index);
      group.filled = 0;
      group.times = this.#empty();
    });
    lower(this.#least, times);
    if (++this.#rounds <= PILOT_ROUNDS) lower(this.#pilot, times);
    if (this.#rounds === PILOT_ROUNDS) {
      const { sides, groupSizes, errorRate, atOnce, chances } = this.#options;
      const groups = groupSizes.length;
      this.#ballot = new VoteCount({ sides: sides(this.#pilot, GUARDS), groups, errorRate, atOnce, chances });
      for (const { times: reduced, group } of this.#reduced) this.#ballot.count(this.#ballot.votesOn(reduced), group);
    }
  }

  /** Returns which of other sides, those of another claim on the same times, these rounds show to be passed. */
  beyondAmong(sidesFor: (pilot: readonly number[]) => readonly BoundTest[], passing: TransientDisturbance): number[] {
    if (this.#rounds < PILOT_ROUNDS) return [];
    const needed = this.#needed().beyond;
    return sidesFor(this.#pilot).flatMap((side, place) =>
      // What the least times do not bear out need not be voted on.
      this.#isBorneOut(side, 'beyond', passing, place) && this.#isBeyond(side, this.#reduced, needed) ? [place] : [],
    );
  }

  /**
   * Returns whether a side would have been shown to be passed by other times in the same rounds, had the test gone on
   * with rounds like these for long enough, and so surely that other rounds would show it too.
   *
   * @param change - makes a time of a cell what it would have been. It must keep the order of those of the cell, and be
   * a factor where means are taken, so that the minimum of what it makes is what it makes of the minimum
   * @param guards - those of the votes on them
   */
  wouldBeBeyond(change: (time: number, cell: number) => number, guards: Guards): boolean {
    if (this.#rounds < PILOT_ROUNDS) return false;
    const least = this.#least.map(change);
    const all = this.#options.sides(this.#pilot.map(change), guards);
    const sides = this.#options.transient === undefined ? all : all.filter((side) => side(least) === 'beyond');
    if (sides.length === 0) return false;
    const changed = this.#reduced.map(({ times, group }) => ({ group, times: times.map(change) }));
    const rounds = Math.max(LASTING_ROUNDS, ELSEWHERE * this.unanimousRounds);
    const repeats = Math.ceil(rounds / this.#rounds);
    const needed = this.#needed(this.#options.errorRate ** ELSEWHERE).beyond;
    return sides.some((side) => this.#isBeyond(side, changed, needed, repeats));
  }

  /** Whether the votes on some reduced times, had they come so many times, show that a side is passed. */
  #isBeyond(side: BoundTest, reduced: readonly Reduced[], needed: number, repeats = 1): boolean {
    const votes = this.#groups.map(() => ({ beyond: 0, all: 0 }));
    for (const { times, group } of reduced) {
      const cast = votes[group]!;
      cast.all++;
      if (side(times) === 'beyond') cast.beyond++;
    }
    const chance = this.#options.chances?.beyond;
    return votes.some(({ beyond, all }) => reaches(needed, repeats * beyond, repeats * all, chance));
  }

  /** The sides of which that was decided, and which the least times bear out. */
  #standing(vote: 'within' | 'beyond'): number[] {
    const decided = this.#ballot?.decided(vote) ?? [];
    const { transient } = this.#options;
    if (transient === undefined) return decided;
    return decided.filter((side) => this.#isBorneOut(this.#ballot!.sides[side]!, vote, transient, side));
  }

  /** Whether the least times say so too, and early on also without what could feign it. */
  #isBorneOut(
    side: BoundTest,
    vote: 'within' | 'beyond',
    { without, canMimic }: TransientDisturbance,
    place: number,
  ): boolean {
    if (side(this.#least) !== vote) return false;
    const isEarly = this.#rounds < LASTING_ROUNDS && !this.#outlasted;
    return !isEarly || canMimic[place] !== vote || side(without(this.#least)) === vote;
  }

  #unanimousRoundsEach(): Readonly<Record<'within' | 'beyond', number>> {
    const { groupSizes, chances } = this.#options;
    const needed = this.#needed();
    const rounds = (vote: 'within' | 'beyond'): number =>
      Math.max(PILOT_ROUNDS, Math.min(...groupSizes) * unanimousVotes(needed[vote], chances?.[vote]));
    return (this.#unanimous ??= { within: rounds('within'), beyond: rounds('beyond') });
  }

  #needed(errorRate = this.#options.errorRate): Readonly<Record<'within' | 'beyond', number>> {
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
