import type { Obstacle, SkippedClaims } from '../model/obstacle';
import type { CountedClaim } from '../claims/kinds';
import type { Metric } from '../model/metric';
import { sinceNs } from '../measure/clock/clock';
import type { Collection, Spending } from '../measure/sweep/collection';
import type { Instruments } from '../measure/clock/instruments';
import type { Place } from '../measure/subject/workloadError';
import type { Experiment } from '../workload/experiment';
import type { AttemptState } from './attempt';
import { LocalWorkloadServer, type BenchOptions } from './baseline/workloadServer';
import { ClaimQueue } from './claimQueue';
import { Collections } from './collections';
import { missingProgram } from './missingPrograms';
import type { Outcome, PendingClaim, DeferredClaim, Question, Timed } from './question';
import type { SessionHost, Quietly } from './sessionHost';
import { Reruns } from './reruns';
import type { RunningTest } from './runningTest';
import type { TrialOptions } from './trialOptions';
import { unanswerable, type TrialResult } from './trialResult';
import { Pipeline } from './pipeline';
import type { Turn } from './turn';
import { OfferedClaims } from './baseline/offeredClaims';

/** A claim that was put off gets this many times its budget. */
const SECOND_BUDGET = 4;

/** Everything that the claims of one perf file share: one queue, one clock, the experiments' samples, the outcomes. */
export class Session {
  readonly options: TrialOptions;
  readonly outcomes: Outcome[] = [];
  readonly pending = new Set<PendingClaim>();
  readonly putOff: DeferredClaim[] = [];
  test: RunningTest | undefined;
  /** Called when a claim is done with measuring. */
  onIdle: () => void = () => undefined;
  /** Called while measuring: which claim, and at which arm and size it last was. */
  onProgress: (claim: string, place: Place) => void = () => undefined;
  /** Called after every round of a claim; where it returns a promise the next round waits for that. */
  onRound: ((turn: Turn, state: AttemptState) => Promise<void> | undefined) | undefined;
  /** Called with every claim that has its outcome; the next one waits for it. */
  onDecided: ((outcome: Outcome) => Promise<void>) | undefined;
  readonly #instruments: Instruments;
  readonly #host: SessionHost;
  readonly #queue = new ClaimQueue();
  readonly #collections: Collections;
  readonly #reruns: Reruns;
  readonly #trials: Pipeline;
  readonly #waiting: OfferedClaims;
  #passedOver = 0;
  readonly #skipped = new Map<string, SkippedClaims>();
  #abort = new AbortController();

  constructor(options: TrialOptions, instruments: Instruments, host: SessionHost = {}) {
    this.options = options;
    this.#instruments = instruments;
    this.#host = host;
    this.#collections = new Collections(options, instruments, host.downLevelledModule);
    this.#waiting = new OfferedClaims(instruments.programs);
    this.#reruns = new Reruns(host, options.seed, instruments.clock);
    const parts = { collections: this.#collections, reruns: this.#reruns };
    this.#trials = new Pipeline(options, instruments, parts, {
      onProgress: (claim, place) => {
        this.onProgress(claim, place);
      },
      onIdle: () => {
        this.onIdle();
      },
      onRound: (turn, state) => this.onRound?.(turn, state),
    });
  }

  /** Whether this process is there for one claim of the file only. */
  get isRerun(): boolean {
    return this.#reruns.isRerun;
  }

  /** Why no claim was measured, and how many were passed over; undefined where they were measured. */
  get notMeasured(): { readonly because: string; readonly claims: number } | undefined {
    const { notMeasured } = this.#host;
    return notMeasured === undefined ? undefined : { because: notMeasured, claims: this.#passedOver };
  }

  /** What kept claims from being there to be decided in this run, and how many. */
  get skipped(): readonly SkippedClaims[] {
    return [...this.#skipped.values()];
  }

  /** Whether promises were counted in this very process, in which awaits are slower ever since. */
  get hooked(): boolean {
    return this.#trials.hooked;
  }

  /** The experiments that were measured, each with its rounds. */
  get experiments(): ReadonlyMap<Experiment, Collection> {
    return this.#collections.experiments;
  }

  /** Every collection that was taken, oldest first. */
  get collections(): readonly Collection[] {
    return this.#collections.all;
  }

  /** Where the time went; `rerunNs` is what other processes were waited for. */
  get spending(): Spending & { readonly rerunNs: number } {
    return { ...this.#collections.spending, rerunNs: this.#reruns.waitedNs };
  }

  /** Decides a claim by measuring, when all earlier ones are done; undefined where this process is there for another. */
  decide(question: Question, claim: Timed): Promise<Outcome | undefined> {
    return this.#stated(question, claim, (turn) => this.#trials.time(turn, claim, 1));
  }

  /** Tries a claim that was put off again, in the name of the test that stated it. */
  decideAgain(question: Question, claim: Timed, first: Outcome): Promise<Outcome> {
    const turn = { ...this.#turn(question), test: first.test, ordinal: first.ordinal };
    return this.#queue.run(async () => {
      const start = this.#instruments.clock.now();
      const result = await this.#measured(turn, () => this.#trials.time(turn, claim, SECOND_BUDGET));
      const setAside = [...first.setAside, ...first.samples, ...result.setAside];
      const wallNs = first.wallNs + sinceNs(this.#instruments.clock, start);
      const { matcher, isNot, claimed, line, advisory, test, group, ordinal, invocation, experiment } = first;
      const stated = { matcher, isNot, claimed, line, advisory, test, group, ordinal, invocation, experiment };
      const outcome = { ...result, ...stated, setAside, wallNs };
      this.outcomes[this.outcomes.indexOf(first)] = outcome;
      await this.onDecided?.(outcome);
      return outcome;
    });
  }

  /**
   * Decides a claim on what one call takes or makes by counting, when all earlier claims are done; undefined where this
   * process is there for another claim.
   */
  count(question: Question, metric: Metric, claim: CountedClaim): Promise<Outcome | undefined> {
    return this.#stated(question, undefined, (turn) => this.#trials.count(turn, metric, claim));
  }

  /** Takes a claim back that is not there to be decided in this run, and has its test skipped. */
  skip(outcome: Outcome, obstacle: Obstacle): void {
    this.outcomes.splice(this.outcomes.indexOf(outcome), 1);
    const key = JSON.stringify(obstacle);
    this.#skipped.set(key, { obstacle, claims: 1 + (this.#skipped.get(key)?.claims ?? 0) });
    if (this.test?.name === outcome.test) this.test.isSkipped = true;
  }

  /** Ends what is being measured and what waits for its turn; claims that are stated later measure again. */
  abort(): void {
    this.#abort.abort();
    this.#abort = new AbortController();
  }

  #stated(
    question: Question,
    claim: Timed | undefined,
    decide: (turn: Turn) => Promise<TrialResult>,
  ): Promise<Outcome | undefined> {
    if (this.test !== undefined) this.test.claims++;
    const turn = this.#turn(question);
    if (this.#host.notMeasured !== undefined || this.#reruns.passesOver(turn)) {
      this.#passedOver++;
      return Promise.resolve(undefined);
    }
    const { serve } = this.#host;
    const lack = missingProgram(question.arms.workloads, this.#instruments.programs);
    if (serve !== undefined) {
      if (lack !== undefined) return Promise.resolve(undefined);
      const bench = new LocalWorkloadServer(question, claim, this.#benchOptions(turn));
      return this.#queue.run(async () => {
        await this.#measured(turn, () => serve(this.#waiting.describe(turn, claim), bench));
        return undefined;
      });
    }
    return this.#queue.run(async () => {
      const start = this.#instruments.clock.now();
      const result = lack === undefined ? await this.#measured(turn, () => decide(turn)) : unanswerable(lack);
      const { matcher, isNot, claimed, line, advisory } = question;
      const { test, group, ordinal, invocation } = turn;
      const wallNs = sinceNs(this.#instruments.clock, start);
      const outcome: Outcome = {
        ...result,
        matcher,
        isNot,
        claimed,
        line,
        advisory,
        test,
        group,
        ordinal,
        invocation,
        experiment: question.arms.experiment,
        wallNs,
      };
      this.#keep(outcome);
      await this.onDecided?.(outcome);
      return outcome;
    });
  }

  /** Where a test runs again its claims do, and the last time counts. */
  #keep(outcome: Outcome): void {
    const before = this.outcomes.findIndex(
      ({ test, ordinal, invocation }) =>
        test === outcome.test && ordinal === outcome.ordinal && invocation < outcome.invocation,
    );
    if (before === -1) this.outcomes.push(outcome);
    else this.outcomes[before] = outcome;
  }

  #turn(question: Question): Turn {
    const { name = '', group, claims = 1, invocation = 1, deadline } = this.test ?? {};
    return { question, test: name, group, ordinal: claims, invocation, signal: this.#abort.signal, deadline };
  }

  #benchOptions({ signal }: Turn): BenchOptions {
    const { callLimitNs: limitNs } = this.options;
    return { limitNs, instruments: this.#instruments, signal, downLevelledModule: this.#host.downLevelledModule };
  }

  async #measured<Result>(turn: Turn, measure: () => Promise<Result>): Promise<Result> {
    turn.signal.throwIfAborted();
    try {
      return await (this.#host.quietly ?? inPlainProcess)(measure);
    } finally {
      this.onIdle();
    }
  }
}

const inPlainProcess: Quietly = (measure) => measure();
