import { reaches, votesNeeded } from './eProcess';

/** A decision on a bound: `rejected` if times are shown to be past it, `accepted` if they are shown to be inside. */
export type BoundDecision = 'accepted' | 'rejected';

/** The vote of one reduced sample on a bound; it is `abstained` if the sample is too close to the bound. */
export type Vote = BoundDecision | 'abstained';

/**
 * One bound of a claim: it votes on a vector of times, one a cell. Minima of all rounds have less noise than those that
 * vote, so that a bound may ask more of them.
 */
export type BoundTest = (times: readonly number[], areOfAllRounds?: boolean) => Vote;

/** The bounds of a vote count, and its error rate. */
export interface VoteCountOptions {
  /** The bounds that vote. */
  readonly boundTests: readonly BoundTest[];
  /** How many groups of samples there are; each has a count of its own. */
  readonly groups: number;
  /** The chance of a wrong decision on each bound, 0 to 1: small values take more votes. */
  readonly errorRate: number;
  /** The largest chance of each vote if the truth is at the bound. @defaultValue one half each */
  readonly chances?: Readonly<Record<BoundDecision, number>> | undefined;
  /** How many bounds of one claim the truth can be at, so that each may be wrongly rejected. @defaultValue 1 */
  readonly atOnce?: number | undefined;
}

interface Tally {
  votes: number;
  rejected: number;
  accepted: number;
}

/** Returns the log e-values at which a bound is decided. */
export function neededEvidence({
  groups,
  errorRate,
  atOnce = 1,
}: Pick<VoteCountOptions, 'groups' | 'errorRate' | 'atOnce'>): Readonly<Record<BoundDecision, number>> {
  // The largest of G e-values must reach G / alpha (union bound): valid although groups end at different rounds.
  const accepted = Math.log(groups / errorRate);
  // One wrong rejection violates the claim, but it holds only if all bounds are accepted: only rejections are corrected.
  return { accepted, rejected: accepted + Math.log(atOnce) };
}

/**
 * Counts the votes on bounds, and decides each bound once and for all.
 *
 * The cost of a vote does not grow with the votes before it.
 */
export class VoteCount {
  readonly #options: VoteCountOptions;
  /** The tallies of every bound, one a group. */
  readonly #tallies: readonly (readonly Tally[])[];
  /** Whether each bound was decided so. */
  readonly #decided: Readonly<Record<BoundDecision, boolean[]>>;
  readonly #needed: Readonly<Record<BoundDecision, number>>;

  constructor(options: VoteCountOptions) {
    const { boundTests, groups } = options;
    this.#options = options;
    this.#tallies = boundTests.map(() =>
      Array.from({ length: groups }, () => ({ votes: 0, rejected: 0, accepted: 0 })),
    );
    this.#decided = { accepted: boundTests.map(() => false), rejected: boundTests.map(() => false) };
    this.#needed = neededEvidence(options);
  }

  /** `accepted` if every bound is, `rejected` if any bound is, `open` before. */
  get state(): BoundDecision | 'open' {
    const { accepted, rejected } = this.#decided;
    if (accepted.length > 0 && accepted.every(Boolean)) return 'accepted';
    return rejected.some(Boolean) ? 'rejected' : 'open';
  }

  /** The bounds that vote. */
  get boundTests(): readonly BoundTest[] {
    return this.#options.boundTests;
  }

  /** Returns the indices of the bounds that were decided so. */
  decided(decision: BoundDecision): number[] {
    return this.#decided[decision].flatMap((is, bound) => (is ? [bound] : []));
  }

  /**
   * Returns for each bound how many votes of a group decide it so if votes go on as they have come: the fewest rounds of
   * all groups.
   *
   * @param groupSizes - how many rounds each group reduces to one vote
   */
  roundsNeeded(decision: BoundDecision, groupSizes: readonly number[]): number[] {
    const chance = this.#options.chances?.[decision];
    return this.#tallies.map((tallies) => {
      const rounds = tallies.map(({ votes, [decision]: yes }, group) =>
        votes === 0 ? Infinity : groupSizes[group]! * votesNeeded(this.#needed[decision], yes / votes, chance),
      );
      return Math.min(...rounds);
    });
  }

  /** Counts the votes of all bounds on the reduced times of a group of samples. */
  add(times: readonly number[], group: number): void {
    this.#options.boundTests.forEach((boundTest, bound) =>
      this.#count(boundTest(times), bound, this.#tallies[bound]![group]!),
    );
  }

  #count(vote: Vote, bound: number, tally: Tally): void {
    tally.votes++;
    if (vote === 'abstained') return;
    const count = ++tally[vote];
    const decided = this.#decided[vote];
    if (!decided[bound] && reaches(this.#needed[vote], count, tally.votes, this.#options.chances?.[vote])) {
      decided[bound] = true;
    }
  }
}
