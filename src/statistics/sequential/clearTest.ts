import type { Guards } from './guard';
import { SequentialTest, type SequentialTestOptions, type TransientDisturbance } from './sequentialTest';
import type { BoundDecision, BoundTest } from './voteCount';

/** The bounds of a test that decides sooner where times are clear of them. */
export interface ClearTestOptions extends Omit<SequentialTestOptions, 'chances' | 'pilotRounds'> {
  /** Builds the same bounds, each moved so far that noise hardly ever carries a vote from the bound itself beyond it. */
  readonly clearTests: (guards: Guards) => readonly BoundTest[];
}

/** The share of the error rate for what is clear: a vote costs it little, and the usual test hardly any. */
const CLEAR_SHARE = 0.1;
/**
 * The largest chance that the times of one round are clear of a bound at which the truth lies: fewer rounds are on the
 * machines that were recorded or simulated.
 */
export const CLEAR_CHANCE = 0.25;
/** So few rounds cannot decide even if all of them are clear. */
const PILOT_ROUNDS = 8;

/**
 * A sequential test whose votes count for more where times are clear of its bounds: half as many rounds decide then.
 *
 * Every round votes twice, on the bounds and on those that are moved. Each test has a part of the error rate, so that
 * either may decide.
 */
export class ClearTest {
  readonly #usual: SequentialTest;
  readonly #clear: SequentialTest;

  constructor({ clearTests, ...options }: ClearTestOptions) {
    const { errorRate } = options;
    this.#usual = new SequentialTest({ ...options, errorRate: (1 - CLEAR_SHARE) * errorRate });
    this.#clear = new SequentialTest({
      ...options,
      errorRate: CLEAR_SHARE * errorRate,
      groupSizes: [1],
      boundTests: (_, guards) => clearTests(guards),
      chances: { accepted: CLEAR_CHANCE, rejected: CLEAR_CHANCE },
      pilotRounds: PILOT_ROUNDS,
    });
  }

  /** Takes one round: a time a cell, in the order of the cells. */
  add(times: readonly number[]): void {
    this.#usual.add(times);
    this.#clear.add(times);
  }

  /** Whether every bound is accepted. */
  get isAccepted(): boolean {
    return this.#usual.state === 'accepted' || this.#clear.state === 'accepted';
  }

  /** The indices of the bounds that were rejected. */
  get rejectedBounds(): number[] {
    return union(this.#usual.rejectedBounds, this.#clear.rejectedBounds);
  }

  /** The rounds after which unanimous votes have decided, however close to a bound. */
  get unanimousRounds(): number {
    return this.#usual.unanimousRounds;
  }

  /** The rounds before which no votes decide. */
  get fewestRounds(): number {
    return this.#clear.fewestRounds;
  }

  /** Returns how many rounds decide the test so if votes go on as they have come. */
  roundsNeeded(decision: BoundDecision): number {
    return Math.min(this.#usual.roundsNeeded(decision), this.#clear.roundsNeeded(decision));
  }

  /** Tells the test that any transient disturbance has had the time to pass, however few rounds there were. */
  outlastTransients(): void {
    this.#usual.outlastTransients();
    this.#clear.outlastTransients();
  }

  /**
   * Returns the indices of those bounds of another claim on the same times that these rounds reject.
   *
   * @param boundTests - the bounds, as they are and moved
   * @param errorRate - the chance of each to be rejected wrongly. @defaultValue that of the test
   */
  rejectedAmong(
    boundTests: Readonly<Record<'usual' | 'clear', readonly BoundTest[]>>,
    transient: TransientDisturbance,
    errorRate?: number,
  ): number[] {
    const share = (part: number): number | undefined => errorRate && part * errorRate;
    return union(
      this.#usual.rejectedAmong(() => boundTests.usual, transient, share(1 - CLEAR_SHARE)),
      this.#clear.rejectedAmong(() => boundTests.clear, transient, share(CLEAR_SHARE)),
    );
  }

  /** Returns whether the test would reject a bound if it had seen changed times, as `SequentialTest.wouldReject`. */
  wouldReject(change: (time: number, cell: number) => number, guards: Guards): boolean {
    return this.#usual.wouldReject(change, guards);
  }
}

function union(some: readonly number[], others: readonly number[]): number[] {
  return [...new Set([...some, ...others])].sort((a, b) => a - b);
}
