import type { Instruments } from '../measure/clock/instruments';
import { sinceNs } from '../measure/clock/clock';
import { isSameClaim } from '../model/claimId';
import type { SkippedClaims } from '../model/obstacle';
import { missingProgram } from './arms';
import { LocalWorkloadServer, type OfferedClaim, type WorkloadServer } from './baseline/workloadServer';
import { OfferedClaims } from './baseline/offeredClaims';
import { decidedClaim, type ClaimOutcome, type ClaimRun, type ClaimSpec, type DecidedClaim } from './claim';
import { Collections } from './collections';
import { explained } from './explained';
import type { Locator } from './locating';
import { Pipeline } from './pipeline';
import { Processes, type OtherProcesses } from './processes';
import type { SessionListener } from './sessionListener';
import { unanswerable, type TrialOptions, type TrialResult } from './trial';

/** A deferred claim gets this many times its budget. */
const SECOND_BUDGET = 4;

/** The process that a session runs in. */
export interface SessionHost extends OtherProcesses {
  /** Runs the measuring of one claim in a process made fit for it, and undoes that afterwards. */
  readonly prepared?: <Result>(measure: () => Promise<Result>) => Promise<Result>;
  /** Why no claim of the file is measured; all of them are passed over. */
  readonly notMeasured?: string | undefined;
  /** Offers the workloads of a claim to another process, which measures them; nothing is decided here. */
  readonly serve?: ((claim: OfferedClaim, server: WorkloadServer) => Promise<void>) | undefined;
  /** Names a module of the project whose async code was compiled to something slower. */
  readonly downLevelledModule?: (() => string | undefined) | undefined;
  readonly listener?: SessionListener | undefined;
  /** Finds the lines that take the time; without it nobody looks for them. */
  readonly locator?: Locator | undefined;
}

/** The running test, as its claims need it. */
export interface RunningTest {
  readonly name: string;
  /** The titles of the groups that it stands in, with which its name begins; undefined if it stands in none. */
  readonly group?: string | undefined;
  /** The clock's reading at which its own time is up. */
  deadline: bigint | undefined;
  claims: number;
  /** Which time it runs, from 1: `jest.retryTimes` runs a test that failed again. */
  readonly invocation?: number;
  /** Set if a claim of it is not decided in this run. */
  isSkipped?: boolean;
}

/** A claim under way. */
export interface PendingClaim {
  readonly matcher: string;
  /** Where the test stated it. */
  readonly site: Error;
  /** Set when its test ended without awaiting it. */
  isAbandoned: boolean;
  settled: Promise<unknown>;
}

/** A claim that contention kept from being decided, to be tried again once the other tests are done. */
export interface DeferredClaim {
  readonly site: Error;
  /** Tries again with four times the budget, and returns the outcome with the message that fails its test, if one does. */
  readonly again: () => Promise<{ readonly outcome: DecidedClaim; readonly failure: string | undefined }>;
}

/** Everything that the claims of one perf file share: one queue, one clock, the experiments' samples, the outcomes. */
export class Session {
  readonly options: TrialOptions;
  readonly outcomes: DecidedClaim[] = [];
  readonly pending = new Set<PendingClaim>();
  readonly deferred: DeferredClaim[] = [];
  readonly collections: Collections;
  test: RunningTest | undefined;
  readonly #instruments: Instruments;
  readonly #host: SessionHost;
  readonly #processes: Processes;
  readonly #pipeline: Pipeline;
  readonly #offered: OfferedClaims;
  readonly #skipped = new Map<string, SkippedClaims>();
  #passedOver = 0;
  #abort = new AbortController();
  #lastTurn: Promise<unknown> = Promise.resolve();

  constructor(options: TrialOptions, instruments: Instruments, host: SessionHost = {}) {
    this.options = options;
    this.#instruments = instruments;
    this.#host = host;
    this.collections = new Collections(options, instruments, host.downLevelledModule);
    this.#offered = new OfferedClaims(instruments.programs);
    this.#processes = new Processes(host, options.seed, instruments.clock);
    const parts = {
      collections: this.collections,
      processes: this.#processes,
      canReadCode: host.locator !== undefined,
    };
    this.#pipeline = new Pipeline(options, instruments, parts, host.listener);
  }

  /** Whether this process decides a single claim of the file. */
  get isRerun(): boolean {
    return this.#processes.rerun !== undefined;
  }

  /** Why no claim was measured, and how many were passed over; undefined if they were measured. */
  get notMeasured(): { readonly because: string; readonly claims: number } | undefined {
    const { notMeasured } = this.#host;
    return notMeasured === undefined ? undefined : { because: notMeasured, claims: this.#passedOver };
  }

  /** Why claims were not decided in this run, and how many. */
  get skipped(): readonly SkippedClaims[] {
    return [...this.#skipped.values()];
  }

  /** Whether hooks counted promises in this very process: awaits are slower ever since. */
  get countedByHooks(): boolean {
    return this.#pipeline.countedByHooks;
  }

  /** How long the session waited for other processes. */
  get rerunNs(): number {
    return this.#processes.waitedNs;
  }

  /** Decides a claim when all earlier ones are done. */
  decide(spec: ClaimSpec): Promise<ClaimOutcome> {
    if (this.test !== undefined) this.test.claims++;
    const run = this.#runOf(spec);
    if (this.#host.notMeasured !== undefined || this.#processes.passesOver(run)) {
      this.#passedOver++;
      return Promise.resolve({ kind: 'passed over' });
    }
    const missing = missingProgram(spec.arms.workloads, this.#instruments.programs);
    if (this.#host.serve !== undefined) {
      return missing === undefined ? this.#inTurn(() => this.#serve(run)) : Promise.resolve({ kind: 'passed over' });
    }
    return this.#inTurn(async () => {
      const start = this.#instruments.clock.now();
      const result = missing === undefined ? await this.#decided(run) : unanswerable(missing);
      const outcome = decidedClaim(run, result, sinceNs(this.#instruments.clock, start));
      if (this.#skips(outcome)) return { kind: 'skipped' };
      this.#keep(outcome);
      await this.#host.listener?.decided?.(outcome);
      return outcome;
    });
  }

  /** Tries a claim again that contention kept from being decided, in the name of the test that stated it. */
  decideAgain(spec: ClaimSpec, first: DecidedClaim): Promise<DecidedClaim> {
    const { test, group, ordinal, invocation } = first;
    const run = { ...this.#runOf(spec), place: { test, group, ordinal, invocation }, budgets: SECOND_BUDGET };
    return this.#inTurn(async () => {
      const start = this.#instruments.clock.now();
      const result = await this.#decided(run);
      const wallNs = first.wallNs + sinceNs(this.#instruments.clock, start);
      const setAside = [...first.setAside, ...first.samples, ...result.setAside];
      const outcome = decidedClaim(run, { ...result, setAside }, wallNs);
      this.outcomes[this.outcomes.indexOf(first)] = outcome;
      await this.#host.listener?.decided?.(outcome);
      return outcome;
    });
  }

  /** Ends the claims that are measured or wait for their turn. Later claims measure again. */
  abort(): void {
    this.#abort.abort();
    this.#abort = new AbortController();
  }

  async #decided(run: ClaimRun): Promise<TrialResult> {
    const { clock } = this.#instruments;
    const { meter } = this.#pipeline;
    const [start, waitedNs, built] = [clock.now(), this.rerunNs, meter.buildingNs];
    const others = { ...this.#processes.inputTime };
    const result = await this.#measured(run, () =>
      explained(run, this.#pipeline, this.#processes.rerun, this.#host.locator),
    );
    const { inputTime } = this.#processes;
    const ownNs = meter.buildingNs - built;
    const buildingNs = ownNs + inputTime.buildingNs - others.buildingNs;
    if (buildingNs === 0) return result;
    const measuredNs = sinceNs(clock, start) - (this.rerunNs - waitedNs) - ownNs;
    return {
      ...result,
      inputTime: { buildingNs, measuringNs: measuredNs + inputTime.measuringNs - others.measuringNs },
    };
  }

  async #serve(run: ClaimRun): Promise<ClaimOutcome> {
    const { callLimitNs: limitNs, memoryLimitBytes } = this.options;
    const { downLevelledModule, serve } = this.#host;
    const options = {
      limitNs,
      memoryLimitBytes,
      instruments: this.#instruments,
      signal: run.signal,
      downLevelledModule,
    };
    const server = new LocalWorkloadServer(run.spec, options);
    await this.#measured(run, () => serve!(this.#offered.describe(run), server));
    return { kind: 'passed over' };
  }

  /** Runs a claim when all earlier ones have ended, so that no two measure at once. */
  #inTurn<Result>(claim: () => Promise<Result>): Promise<Result> {
    const result = this.#lastTurn.then(claim);
    this.#lastTurn = result.catch(() => undefined);
    return result;
  }

  async #measured<Result>(run: ClaimRun, measure: () => Promise<Result>): Promise<Result> {
    run.signal.throwIfAborted();
    try {
      return await (this.#host.prepared?.(measure) ?? measure());
    } finally {
      this.#host.listener?.idle?.(run);
    }
  }

  /** Whether a claim lacks its commit or its program: then it is counted, and its test is skipped. */
  #skips({ verdict, test }: DecidedClaim): boolean {
    if (verdict.outcome !== 'undecided') return false;
    const { obstacle } = verdict;
    if (obstacle.kind !== 'no base' && obstacle.kind !== 'no program') return false;
    const key = JSON.stringify(obstacle);
    this.#skipped.set(key, { obstacle, claims: 1 + (this.#skipped.get(key)?.claims ?? 0) });
    if (this.test?.name === test) this.test.isSkipped = true;
    return true;
  }

  /** If a test runs again, its claims of the last time count. */
  #keep(outcome: DecidedClaim): void {
    const before = this.outcomes.findIndex(
      (earlier) => isSameClaim(earlier, outcome) && earlier.invocation < outcome.invocation,
    );
    if (before === -1) this.outcomes.push(outcome);
    else this.outcomes[before] = outcome;
  }

  #runOf(spec: ClaimSpec): ClaimRun {
    const { name = '', group, claims = 1, invocation = 1, deadline } = this.test ?? {};
    const place = { test: name, group, ordinal: claims, invocation };
    return { spec, place, budgets: 1, signal: this.#abort.signal, deadline };
  }
}
