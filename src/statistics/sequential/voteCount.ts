import { reaches } from './eProcess';

/** What one reduced sample says of one bound: past it, inside it, or too near to say. */
export type Vote = 'beyond' | 'within' | 'abstain';

/** One bound of a claim: it votes on a vector of times, one a cell. */
export type BoundTest = (times: readonly number[]) => Vote;

/** Among whom votes are counted, and how surely they must decide. */
export interface VoteCountOptions {
  /** The bounds that vote. */
  readonly sides: readonly BoundTest[];
  /** How many groups of samples there are; votes on each are counted by themselves. */
  readonly groups: number;
  /** The chance of a wrong decision against each side, 0 to 1: small values take more votes. */
  readonly errorRate: number;
  /** How often each may be voted where the claim is at its bound, at most. @defaultValue half of the votes, both */
  readonly chances?: Readonly<Record<'within' | 'beyond', number>> | undefined;
  /** How many sides of one claim can all be at their bounds, and wrongly be shown beyond. @defaultValue 1 */
  readonly atOnce?: number | undefined;
}

interface Tally {
  votes: number;
  beyond: number;
  within: number;
}

/** Returns the log e-values at which a side is decided. */
export function neededEvidence({
  groups,
  errorRate,
  atOnce = 1,
}: Pick<VoteCountOptions, 'groups' | 'errorRate' | 'atOnce'>): Readonly<Record<'within' | 'beyond', number>> {
  // The largest of G e-values must reach G / alpha (union bound): valid although groups end at different rounds.
  const within = Math.log(groups / errorRate);
  // Any one of them can wrongly be shown beyond, all must be shown within: only the former is corrected.
  return { within, beyond: within + Math.log(atOnce) };
}

/**
 * Counts what sides vote, and decides each of them once and for all.
 *
 * All sides within: the ballot is `within`. Any side beyond: it is `beyond`. A vote costs the same however many there
 * were before.
 */
export class VoteCount {
  readonly #options: VoteCountOptions;
  /** Those of every side, one a group. */
  readonly #tallies: readonly (readonly Tally[])[];
  /** Whether each side was shown to be so. */
  readonly #decided: Readonly<Record<'within' | 'beyond', boolean[]>>;
  readonly #needed: Readonly<Record<'within' | 'beyond', number>>;

  constructor(options: VoteCountOptions) {
    const { sides, groups } = options;
    this.#options = options;
    this.#tallies = sides.map(() => Array.from({ length: groups }, () => ({ votes: 0, beyond: 0, within: 0 })));
    this.#decided = { within: sides.map(() => false), beyond: sides.map(() => false) };
    this.#needed = neededEvidence(options);
  }

  /** Whether every side is shown to hold, one is shown not to, or neither yet. */
  get state(): 'within' | 'beyond' | 'open' {
    const { within, beyond } = this.#decided;
    if (within.length > 0 && within.every(Boolean)) return 'within';
    return beyond.some(Boolean) ? 'beyond' : 'open';
  }

  /** The bounds that vote. */
  get sides(): readonly BoundTest[] {
    return this.#options.sides;
  }

  /** The indices of the sides that were decided so. */
  decided(vote: 'within' | 'beyond'): number[] {
    return this.#decided[vote].flatMap((is, side) => (is ? [side] : []));
  }

  /** Has every side vote on a vector of times. */
  votesOn(times: readonly number[]): Vote[] {
    return this.#options.sides.map((side) => side(times));
  }

  /** Counts the votes of all sides on what stands for a group of samples. */
  count(votes: readonly Vote[], group: number): void {
    for (let side = 0; side < votes.length; side++) this.#tally(side, this.#tallies[side]![group]!, votes[side]!);
  }

  #tally(side: number, tally: Tally, vote: Vote): void {
    tally.votes++;
    if (vote === 'abstain') return;
    const count = ++tally[vote];
    const decided = this.#decided[vote];
    const needed = this.#needed[vote];
    if (!decided[side] && reaches(needed, count, tally.votes, this.#options.chances?.[vote])) decided[side] = true;
  }
}
