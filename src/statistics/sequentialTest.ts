import { logEValue } from './eProcess';

/** What one reduced sample says of one bound: past it, inside it, or too near to say. */
export type Vote = 'beyond' | 'within' | 'abstain';

/** One bound of a claim: it votes on a vector of times, one a cell. */
export type Side = (times: readonly number[]) => Vote;

/** What a sequential test decides on, and how surely. */
export interface SequentialTestOptions {
  /** How many times a round brings, one a cell. */
  readonly cells: number;
  /** The chance of a wrong decision against each side, 0 to 1: small values take more rounds. */
  readonly errorRate: number;
  /** Each size reduces that many rounds in a row to their minima, cell by cell, and votes on those. */
  readonly groupSizes: readonly number[];
  /** Builds the bounds from the minima of the first rounds, which set weights and scale and are then judged too. */
  readonly sides: (pilot: readonly number[]) => readonly Side[];
}

/** The rounds whose minima make the pilot. */
export const PILOT_ROUNDS = 12;

interface Group {
  readonly size: number;
  filled: number;
  minima: number[];
  readonly tallies: { votes: number; beyond: number; within: number }[];
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
  readonly #groups: Group[];
  #waiting: (readonly number[])[] | undefined = [];
  #sides: readonly Side[] = [];
  #within: boolean[] = [];
  #beyond: boolean[] = [];

  constructor(options: SequentialTestOptions) {
    this.#options = options;
    this.#groups = options.groupSizes.map((size) => ({
      size,
      filled: 0,
      minima: emptyMinima(options.cells),
      tallies: [],
    }));
  }

  /** Whether every side is shown to hold, one is shown not to, or neither yet. */
  get state(): 'within' | 'beyond' | 'open' {
    if (this.#within.length > 0 && this.#within.every(Boolean)) return 'within';
    return this.#beyond.some(Boolean) ? 'beyond' : 'open';
  }

  /** The indices of the sides that were shown to be passed. */
  get sidesBeyond(): number[] {
    return this.#beyond.flatMap((beyond, side) => (beyond ? [side] : []));
  }

  /** The indices of the sides that were not shown to hold. */
  get sidesOpen(): number[] {
    return this.#within.flatMap((within, side) => (within ? [] : [side]));
  }

  /** Takes one round: a time a cell, in the order of the cells. */
  add(times: readonly number[]): void {
    if (this.#waiting === undefined) {
      this.#judge(times);
      return;
    }
    this.#waiting.push(times);
    if (this.#waiting.length < PILOT_ROUNDS) return;
    const pilot = emptyMinima(this.#options.cells);
    for (const round of this.#waiting) lower(pilot, round);
    this.#sides = this.#options.sides(pilot);
    this.#within = this.#sides.map(() => false);
    this.#beyond = this.#sides.map(() => false);
    for (const group of this.#groups) {
      group.tallies.push(...this.#sides.map(() => ({ votes: 0, beyond: 0, within: 0 })));
    }
    const waiting = this.#waiting;
    this.#waiting = undefined;
    for (const round of waiting) this.#judge(round);
  }

  #judge(times: readonly number[]): void {
    for (const group of this.#groups) {
      lower(group.minima, times);
      group.filled++;
      if (group.filled < group.size) continue;
      this.#sides.forEach((side, i) => {
        const tally = group.tallies[i];
        if (tally === undefined) return;
        const vote = side(group.minima);
        tally.votes++;
        if (vote === 'beyond') tally.beyond++;
        if (vote === 'within') tally.within++;
      });
      group.filled = 0;
      group.minima = emptyMinima(this.#options.cells);
    }
    this.#latch();
  }

  #latch(): void {
    // The largest of G e-values must reach G / alpha (union bound): valid although groups end at different rounds.
    const needed = Math.log(this.#groups.length / this.#options.errorRate);
    // Any one of the sides can wrongly be shown beyond, all of them must be shown within: only the former is corrected.
    const neededBeyond = needed + Math.log(Math.max(1, this.#sides.length / 2));
    this.#sides.forEach((_, i) => {
      const best = (key: 'beyond' | 'within'): number =>
        Math.max(...this.#groups.map(({ tallies }) => logEValue(tallies[i]?.[key] ?? 0, tallies[i]?.votes ?? 0)));
      if (best('within') >= needed) this.#within[i] = true;
      if (best('beyond') >= neededBeyond) this.#beyond[i] = true;
    });
  }
}

function emptyMinima(cells: number): number[] {
  return new Array<number>(cells).fill(Infinity);
}

function lower(minima: number[], times: readonly number[]): void {
  times.forEach((time, i) => {
    if (time < (minima[i] ?? Infinity)) minima[i] = time;
  });
}
