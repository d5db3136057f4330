import { Ballot, type BallotOptions, type Side } from './ballot';
import { GUARDS, type Guards } from './guard';

/** What a sequential test decides on, and how surely. */
export interface SequentialTestOptions extends Pick<BallotOptions, 'errorRate' | 'atOnce' | 'chances'> {
  /** How many times a round brings, one a cell. */
  readonly cells: number;
  /** Each size reduces that many rounds in a row to their minima, cell by cell, and votes on those. */
  readonly groupSizes: readonly number[];
  /** What stands for a group: the least time of each cell, which noise spares, or the mean. @defaultValue the least */
  readonly reduce?: 'least' | 'mean';
  /** Builds the bounds from the minima of the first rounds, which set weights and scale and are then judged too. */
  readonly sides: (pilot: readonly number[], guards: Guards) => readonly Side[];
  /** What may have disturbed the cells for a while; without it votes alone decide. */
  readonly passing?: Passing | undefined;
}

/**
 * A disturbance of some cells that may last for as long as a few rounds take: no vote on them is free of it.
 *
 * What the votes decide must be said by the least times of all rounds too, and by what these would be without the
 * disturbance, unless the test has gone on for long enough to outlast it.
 */
export interface Passing {
  /** The least times as they would be, had the disturbance been there in all rounds. */
  readonly without: (times: readonly number[]) => readonly number[];
  /** What the disturbance can make each side say of times that are not so. */
  readonly feigns: readonly ('within' | 'beyond' | undefined)[];
}

/** The rounds whose minima make the pilot. */
export const PILOT_ROUNDS = 12;

/**
 * A third of what a claim's budget usually allows: what disturbs cells for a while has passed by then, and for so many
 * rounds a test of other times goes on.
 */
export const LASTING_ROUNDS = 100;

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
  #ballot: Ballot | undefined;

  constructor(options: SequentialTestOptions) {
    this.#options = options;
    this.#groups = options.groupSizes.map((size) => ({ size, filled: 0, times: this.#empty() }));
    this.#pilot = new Array<number>(options.cells).fill(Infinity);
    this.#least = new Array<number>(options.cells).fill(Infinity);
  }

  /** Whether every side is shown to hold, one is shown not to, or neither yet. */
  get state(): TestState {
    return this.#stateOf(this.#ballot, this.#least);
  }

  /** The indices of the sides that were shown to be passed. */
  get sidesBeyond(): number[] {
    return this.#standing(this.#ballot, 'beyond', this.#least);
  }

  /** The indices of the sides that were not shown to hold. */
  get sidesOpen(): number[] {
    const within = new Set(this.#standing(this.#ballot, 'within', this.#least));
    return (this.#ballot?.sides ?? []).flatMap((_, side) => (within.has(side) ? [] : [side]));
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
      this.#ballot = this.#opened(this.#pilot, GUARDS);
      for (const { times: reduced, group } of this.#reduced) this.#ballot.count(this.#ballot.votesOn(reduced), group);
    }
  }

  /**
   * Returns what the test would have said of other times in the same rounds, had it gone on with rounds like these for
   * as long as it was open.
   *
   * @param change - makes a time of a cell what it would have been. It must keep the order of those of the cell, and be
   * a factor where means are taken, so that the minimum of what it makes is what it makes of the minimum
   * @param guards - those of the votes on them
   */
  stateOf(change: (time: number, cell: number) => number, guards: Guards): TestState {
    if (this.#rounds < PILOT_ROUNDS) return 'open';
    const ballot = this.#opened(this.#pilot.map(change), guards);
    const votes = this.#reduced.map(({ times, group }) => ({ group, cast: ballot.votesOn(times.map(change)) }));
    for (let vote = 0; vote < Math.ceil(LASTING_ROUNDS / this.#rounds) * votes.length; vote++) {
      const { cast, group } = votes[vote % votes.length]!;
      ballot.count(cast, group);
      if (ballot.state !== 'open') break;
    }
    return this.#stateOf(ballot, this.#least.map(change), LASTING_ROUNDS);
  }

  #stateOf(ballot: Ballot | undefined, least: readonly number[], rounds = this.#rounds): TestState {
    const state = ballot?.state ?? 'open';
    if (ballot === undefined || state === 'open') return state;
    const standing = this.#standing(ballot, state, least, rounds).length;
    return standing === 0 || (state === 'within' && standing < ballot.sides.length) ? 'open' : state;
  }

  /** The sides of which that was decided, and which the least times bear out. */
  #standing(
    ballot: Ballot | undefined,
    vote: 'within' | 'beyond',
    least: readonly number[],
    rounds = this.#rounds,
  ): number[] {
    const decided = ballot?.decided(vote) ?? [];
    const { passing } = this.#options;
    if (ballot === undefined || decided.length === 0 || passing === undefined) return decided;
    const bearsOut = (side: number, times: readonly number[]): boolean => ballot.sides[side]!(times) === vote;
    const isEarly = rounds < LASTING_ROUNDS;
    return decided.filter((side) => {
      if (!bearsOut(side, least)) return false;
      return !isEarly || passing.feigns[side] !== vote || bearsOut(side, passing.without(least));
    });
  }

  #opened(pilot: readonly number[], guards: Guards): Ballot {
    const { sides, groupSizes, errorRate, atOnce, chances } = this.#options;
    return new Ballot({ sides: sides(pilot, guards), groups: groupSizes.length, errorRate, atOnce, chances });
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
