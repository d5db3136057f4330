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
}

/** The rounds whose minima make the pilot. */
export const PILOT_ROUNDS = 12;

/** For so many rounds a test of other times goes on: a third of what a claim's budget usually allows. */
const GOING_ON = 100;

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
  /** All that were voted on, or will be. */
  readonly #reduced: Reduced[] = [];
  #rounds = 0;
  #ballot: Ballot | undefined;

  constructor(options: SequentialTestOptions) {
    this.#options = options;
    this.#groups = options.groupSizes.map((size) => ({ size, filled: 0, times: this.#empty() }));
    this.#pilot = new Array<number>(options.cells).fill(Infinity);
  }

  /** Whether every side is shown to hold, one is shown not to, or neither yet. */
  get state(): TestState {
    return this.#ballot?.state ?? 'open';
  }

  /** The indices of the sides that were shown to be passed. */
  get sidesBeyond(): number[] {
    return this.#ballot?.sidesBeyond ?? [];
  }

  /** The indices of the sides that were not shown to hold. */
  get sidesOpen(): number[] {
    return this.#ballot?.sidesOpen ?? [];
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
    for (let vote = 0; vote < Math.ceil(GOING_ON / this.#rounds) * votes.length; vote++) {
      const { cast, group } = votes[vote % votes.length]!;
      ballot.count(cast, group);
      if (ballot.state !== 'open') break;
    }
    return ballot.state;
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
