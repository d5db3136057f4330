import { judgeLoopTurns } from '../claims/loopTurns';
import type { TimedClaim } from '../claims/claim';
import type { Verdict } from '../claims/verdict';
import { sinceNs } from '../measure/clock';
import { Collection, type Spending } from '../measure/collection';
import type { Instruments } from '../measure/instruments';
import { countLoopTurns } from '../measure/loopTurns';
import type { Place } from '../measure/workloadFault';
import { seededRandom } from '../statistics/random';
import type { Experiment } from '../workload/experiment';
import type { NormalWorkload } from '../workload/workload';
import { ClaimQueue } from './claimQueue';
import type { Arms, Outcome, PendingClaim, PutOff, Question } from './question';
import { tryClaim, type Source, type TrialResult } from './trial';
import type { TrialOptions } from './trialOptions';

/** The test that is running, as far as its claims care. */
export interface RunningTest {
  readonly name: string;
  /** The clock's reading at which its own time is up. */
  deadline: bigint | undefined;
  claims: number;
}

/** Runs what it is given in a process made fit for measuring, and undoes that afterwards. */
export type Quietly = <Result>(measure: () => Promise<Result>) => Promise<Result>;

/** The test's time limit and the signal that calls its claims off. */
interface Turn {
  readonly signal: AbortSignal;
  readonly deadline: bigint | undefined;
}

/** A claim that was put off gets this many times its budget. */
const SECOND_BUDGET = 4;

/** Everything that the claims of one perf file share: one queue, one clock, the experiments' samples, the outcomes. */
export class PerfFile {
  readonly options: TrialOptions;
  readonly outcomes: Outcome[] = [];
  readonly pending = new Set<PendingClaim>();
  readonly putOff: PutOff[] = [];
  readonly spending: Spending = { warmUpNs: 0, measuringNs: 0, lostNs: 0 };
  test: RunningTest | undefined;
  /** Called when a claim is done with measuring. */
  onIdle: () => void = () => undefined;
  /** Called while measuring: which claim, and at which arm and size it last was. */
  onProgress: (claim: string, place: Place) => void = () => undefined;
  /** Runs the measuring of one claim; the environment makes the process quiet around it. */
  readonly #quietly: Quietly;
  readonly #instruments: Instruments;
  readonly #queue = new ClaimQueue();
  readonly #experiments = new Map<Experiment, Collection>();
  #abort = new AbortController();
  #collections = 0;

  constructor(options: TrialOptions, instruments: Instruments, quietly: Quietly = (measure) => measure()) {
    this.options = options;
    this.#quietly = quietly;
    this.#instruments = instruments;
  }

  /** The experiments that were measured, each with its rounds. */
  get experiments(): ReadonlyMap<Experiment, Collection> {
    return this.#experiments;
  }

  /** Decides a claim by measuring, when all earlier ones are done. */
  decide(question: Question, claim: TimedClaim): Promise<Outcome> {
    return this.#stated(question, (turn) => this.#try(question, claim, turn, 1));
  }

  /** Tries a claim that was put off again, in the name of the test that stated it. */
  decideAgain(question: Question, claim: TimedClaim, first: Outcome): Promise<Outcome> {
    const turn = this.#turn();
    return this.#queue.run(async () => {
      const start = this.#instruments.clock.now();
      const result = await this.#measured(turn, () => this.#try(question, claim, turn, SECOND_BUDGET));
      const outcome = { ...first, ...result, wallNs: first.wallNs + sinceNs(this.#instruments.clock, start) };
      this.outcomes[this.outcomes.indexOf(first)] = outcome;
      return outcome;
    });
  }

  /** Decides a claim on turns of the event loop by counting them, when all earlier claims are done. */
  countLoopTurns(question: Question, claimed: (n: number) => number): Promise<Outcome> {
    return this.#stated(question, async ({ signal }) => {
      const [[arm, workload]] = [...question.arms.workloads] as [[string, NormalWorkload]];
      const counts = [];
      const counting = {
        limitNs: this.options.callLimitNs,
        instruments: this.#instruments,
        onProgress: (place: Place) => {
          this.onProgress(question.matcher, place);
        },
      };
      for (const n of question.arms.sizes) {
        signal.throwIfAborted();
        counts.push({ n, counted: await countLoopTurns(workload, { arm, n }, counting) });
      }
      const verdict: Verdict = judgeLoopTurns(arm, counts, claimed);
      return { verdict, confirmations: 1, collections: 1, rounds: 0, busyness: undefined, decidingNs: 0 };
    });
  }

  /** Ends what is being measured and what waits for its turn; claims that are stated later measure again. */
  abort(): void {
    this.#abort.abort();
    this.#abort = new AbortController();
  }

  #stated(question: Question, decide: (turn: Turn) => Promise<TrialResult>): Promise<Outcome> {
    const { test } = this;
    const turn = this.#turn();
    const ordinal = test === undefined ? 1 : ++test.claims;
    return this.#queue.run(async () => {
      const start = this.#instruments.clock.now();
      const result = await this.#measured(turn, () => decide(turn));
      const outcome: Outcome = {
        ...result,
        matcher: question.matcher,
        isNot: question.isNot,
        claimed: question.claimed,
        test: test?.name ?? '',
        ordinal,
        wallNs: sinceNs(this.#instruments.clock, start),
      };
      this.outcomes.push(outcome);
      return outcome;
    });
  }

  /** What holds for a claim from the moment it is stated, however long it waits for its turn. */
  #turn(): Turn {
    return { signal: this.#abort.signal, deadline: this.test?.deadline };
  }

  async #measured(turn: Turn, measure: () => Promise<TrialResult>): Promise<TrialResult> {
    turn.signal.throwIfAborted();
    try {
      return await this.#quietly(measure);
    } finally {
      this.onIdle();
    }
  }

  async #try(question: Question, claim: TimedClaim, turn: Turn, budgets: number): Promise<TrialResult> {
    const { arms, matcher, isNot } = question;
    const opened: Collection[] = [];
    const open = (workloads: ReadonlyMap<string, NormalWorkload>, sizes: readonly number[]): Collection => {
      const collection = this.#open(matcher, workloads, sizes);
      opened.push(collection);
      return collection;
    };
    const source: Source = {
      // What was measured while the machine was busy is left alone in a second try.
      collection: (budgets === 1 ? this.#shared(arms, matcher) : undefined) ?? open(arms.workloads, arms.sizes),
      open: ({ cells }) => open(arms.workloads, [...new Set(cells.map(({ n }) => n))]),
    };
    const shared = opened.includes(source.collection) ? undefined : source.collection;
    const before = { ...shared?.spending };
    try {
      return await tryClaim(claim, source, isNot, {
        errorRate: this.options.errorRate,
        budgetNs: budgets * (question.budgetNs ?? this.options.budgetNs),
        clock: this.#instruments.clock,
        ...turn,
      });
    } finally {
      for (const key of ['warmUpNs', 'measuringNs', 'lostNs'] as const) {
        const own = opened.reduce((sum, { spending }) => sum + spending[key], 0);
        this.spending[key] += own + (shared?.spending[key] ?? 0) - (before[key] ?? 0);
      }
    }
  }

  /**
   * The collection of the experiment, where the claim is about all of its sizes. A claim on fewer measures for itself:
   * without the largest sizes batches are shorter, and many more rounds can be had in the same time.
   */
  #shared({ experiment, sizes }: Arms, claim: string): Collection | undefined {
    if (experiment?.sizes.join() !== sizes.join()) return undefined;
    const known = this.#experiments.get(experiment);
    if (known !== undefined) return known;
    const collection = this.#open(claim, experiment.arms, experiment.sizes);
    this.#experiments.set(experiment, collection);
    return collection;
  }

  #open(claim: string, arms: ReadonlyMap<string, NormalWorkload>, sizes: readonly number[]): Collection {
    return new Collection({
      arms,
      sizes,
      callLimitNs: this.options.callLimitNs,
      random: seededRandom(this.options.seed + this.#collections++),
      instruments: this.#instruments,
      onProgress: (place) => {
        this.onProgress(claim, place);
      },
    });
  }
}
