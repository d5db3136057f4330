import { Ballot, type BallotOptions, type Side } from './ballot';
import { GUARDS, type Guards } from './guard';

/** What a sequential test decides on, and how surely. */
export interface SequentialTestOptions extends Pick<BallotOptions, 'errorRate' | 'atOnce'> {
  /** How many times a round brings, one a cell. */
  readonly cells: number;
  /** Each size reduces that many rounds in a row to their minima, cell by cell, and votes on those. */
  readonly groupSizes: readonly number[];
  /** Builds the bounds from the minima of the first rounds, which set weights and scale and are then judged too. */
  readonly sides: (pilot: readonly number[], guards: Guards) => readonly Side[];
}

/** The rounds whose minima make the pilot. */
export const PILOT_ROUNDS = 12;

/** For so many rounds a test of other times goes on: a third of what a claim's budget usually allows. */
const GOING_ON = 100;

/** What a test says of its bounds. */
export type TestState = 'within' | 'beyond' | 'open';

/** Minima over a group of rounds. */
interface Reduced {
  readonly group: number;
  readonly minima: readonly number[];
}

/**
 * Decides, round by round, on which side of its bounds a vector of times lies.
 *
 * Each round is reduced to minima over groups of 1, 3, 9 ... rounds; each reduced vector votes; an e-process bets on
 * the votes. The test may be looked at after every round and stopped at any: the error rate covers that. Its cost a
 * round does not grow with the rounds done.
 *
 * A side is decided once and for all. All sides within: the test is `within`. Any side beyond: it is `beyond`.
 */
export class SequentialTest {
  readonly #options: SequentialTestOptions;
  readonly #groups: { readonly size: number; filled: number; minima: number[] }[];
  readonly #pilot: number[];
  /** All that were voted on, or will be. */
  readonly #reduced: Reduced[] = [];
  #rounds = 0;
  #ballot: Ballot | undefined;

  constructor(options: SequentialTestOptions) {
    this.#options = options;
    this.#groups = options.groupSizes.map((size) => ({ size, filled: 0, minima: emptyMinima(options.cells) }));
    this.#pilot = emptyMinima(options.cells);
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
      lower(group.minima, times);
      if (++group.filled < group.size) return;
      this.#reduced.push({ group: index, minima: group.minima });
      this.#ballot?.count(this.#ballot.votesOn(group.minima), index);
      group.filled = 0;
      group.minima = emptyMinima(this.#options.cells);
    });
    if (++this.#rounds <= PILOT_ROUNDS) lower(this.#pilot, times);
    if (this.#rounds === PILOT_ROUNDS) {
      this.#ballot = this.#opened(this.#pilot, GUARDS);
      for (const { minima, group } of this.#reduced) this.#ballot.count(this.#ballot.votesOn(minima), group);
    }
  }

  /**
   * Returns what the test would have said of other times in the same rounds, had it gone on with rounds like these for
   * as long as it was open.
   *
   * @param change - makes a time of a cell what it would have been. It must keep the order of those of the cell, so that
   * the minimum of what it makes is what it makes of the minimum
   * @param guards - those of the votes on them
   */
  stateOf(change: (time: number, cell: number) => number, guards: Guards): TestState {
    if (this.#rounds < PILOT_ROUNDS) return 'open';
    const ballot = this.#opened(this.#pilot.map(change), guards);
    const votes = this.#reduced.map(({ minima, group }) => ({ group, cast: ballot.votesOn(minima.map(change)) }));
    for (let vote = 0; vote < Math.ceil(GOING_ON / this.#rounds) * votes.length; vote++) {
      const { cast, group } = votes[vote % votes.length]!;
      ballot.count(cast, group);
      if (ballot.state !== 'open') break;
    }
    return ballot.state;
  }

  #opened(pilot: readonly number[], guards: Guards): Ballot {
    const { sides, groupSizes, errorRate, atOnce } = this.#options;
    return new Ballot({ sides: sides(pilot, guards), groups: groupSizes.length, errorRate, atOnce });
  }
}

function emptyMinima(cells: number): number[] {
  return new Array<number>(cells).fill(Infinity);
}

function lower(minima: number[], times: readonly number[]): void {
  for (let i = 0; i < times.length; i++) if (times[i]! < minima[i]!) minima[i] = times[i]!;
}
