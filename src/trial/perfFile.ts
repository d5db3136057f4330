import type { CountedClaim } from '../claims/counts';
import type { TimedClaim } from '../claims/claim';
import type { ArmCounts, Metric } from '../claims/evidence';
import { SteadyCountsClaim } from '../claims/steadyCounts';
import { BATCH_NS, COARSEST_GRAIN } from '../measure/calibration';
import { sinceNs } from '../measure/clock';
import type { Collection, Spending } from '../measure/collection';
import type { CountingOptions } from '../measure/counting';
import type { Instruments } from '../measure/instruments';
import type { Place } from '../measure/workloadFault';
import type { Experiment } from '../workload/experiment';
import type { AttemptOptions } from './attempt';
import { overChosenSizes, SHIFT } from './chosenSizes';
import { ClaimQueue } from './claimQueue';
import { Collections, type Measuring } from './collections';
import { judgedByCounts } from './counts';
import { sayingHowNarrow } from './narrowness';
import type { CountedFirst, Outcome, PendingClaim, PutOff, Question, Timed } from './question';
import type { Purpose, RerunResult } from './rerun';
import type { PerfFileHost, Quietly } from './perfFileHost';
import { Reruns } from './reruns';
import { knownUpTo, withinReach } from './reach';
import type { RunningTest } from './runningTest';
import type { Source } from './source';
import { attemptOnce, tryClaim } from './trial';
import type { TrialOptions } from './trialOptions';
import { unanswerable, type TrialResult } from './trialResult';
import type { Turn } from './turn';

/** How a claim is tried. */
interface Trying {
  /** How many times its budget it may measure for. */
  readonly budgets: number;
  /** The claim over other sizes, to be confirmed by, where its sizes were chosen. */
  readonly another?: (() => TimedClaim) | undefined;
  /** What was counted for it. */
  readonly counts?: readonly ArmCounts[] | undefined;
}

/** A claim that was put off gets this many times its budget. */
const SECOND_BUDGET = 4;

/** Everything that the claims of one perf file share: one queue, one clock, the experiments' samples, the outcomes. */
export class PerfFile {
  readonly options: TrialOptions;
  readonly outcomes: Outcome[] = [];
  readonly pending = new Set<PendingClaim>();
  readonly putOff: PutOff[] = [];
  test: RunningTest | undefined;
  /** Called when a claim is done with measuring. */
  onIdle: () => void = () => undefined;
  /** Called while measuring: which claim, and at which arm and size it last was. */
  onProgress: (claim: string, place: Place) => void = () => undefined;
  readonly #instruments: Instruments;
  readonly #host: PerfFileHost;
  readonly #queue = new ClaimQueue();
  readonly #collections: Collections;
  readonly #reruns: Reruns;
  #passedOver = 0;
  #hooked = false;
  #abort = new AbortController();

  constructor(options: TrialOptions, instruments: Instruments, host: PerfFileHost = {}) {
    this.options = options;
    this.#instruments = instruments;
    this.#host = host;
    this.#collections = new Collections(options, instruments, host.downLevelledModule);
    this.#reruns = new Reruns(host, options.seed, instruments.clock);
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

  /** Whether promises were counted in this very process, in which awaits are slower ever since. */
  get hooked(): boolean {
    return this.#hooked;
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
    return this.#stated(question, (turn) => this.#try(turn, claim, 1));
  }

  /** Tries a claim that was put off again, in the name of the test that stated it. */
  decideAgain(question: Question, claim: Timed, first: Outcome): Promise<Outcome> {
    const turn = { ...this.#turn(question), test: first.test, ordinal: first.ordinal };
    return this.#queue.run(async () => {
      const start = this.#instruments.clock.now();
      const result = await this.#measured(turn, () => this.#try(turn, claim, SECOND_BUDGET));
      const setAside = [...first.setAside, ...first.samples, ...result.setAside];
      const wallNs = first.wallNs + sinceNs(this.#instruments.clock, start);
      const { matcher, isNot, claimed, test, ordinal, invocation } = first;
      const outcome = { ...result, setAside, matcher, isNot, claimed, test, ordinal, invocation, wallNs };
      this.outcomes[this.outcomes.indexOf(first)] = outcome;
      return outcome;
    });
  }

  /**
   * Decides a claim on what one call takes or makes by counting, when all earlier claims are done; undefined where this
   * process is there for another claim.
   */
  count(question: Question, metric: Metric, claim: CountedClaim): Promise<Outcome | undefined> {
    return this.#stated(question, (turn) => this.#count(turn, metric, claim));
  }

  /** Ends what is being measured and what waits for its turn; claims that are stated later measure again. */
  abort(): void {
    this.#abort.abort();
    this.#abort = new AbortController();
  }

  #stated(question: Question, decide: (turn: Turn) => Promise<TrialResult>): Promise<Outcome | undefined> {
    if (this.test !== undefined) this.test.claims++;
    const turn = this.#turn(question);
    if (this.#host.notMeasured !== undefined || this.#reruns.passesOver(turn)) {
      this.#passedOver++;
      return Promise.resolve(undefined);
    }
    return this.#queue.run(async () => {
      const start = this.#instruments.clock.now();
      const result = await this.#measured(turn, () => decide(turn));
      const { matcher, isNot, claimed } = question;
      const { test, ordinal, invocation } = turn;
      const wallNs = sinceNs(this.#instruments.clock, start);
      const outcome: Outcome = { ...result, matcher, isNot, claimed, test, ordinal, invocation, wallNs };
      this.#keep(outcome);
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
    const { name = '', claims = 1, invocation = 1, deadline } = this.test ?? {};
    return { question, test: name, ordinal: claims, invocation, signal: this.#abort.signal, deadline };
  }

  async #measured(turn: Turn, measure: () => Promise<TrialResult>): Promise<TrialResult> {
    turn.signal.throwIfAborted();
    try {
      return await (this.#host.quietly ?? inPlainProcess)(measure);
    } finally {
      this.onIdle();
    }
  }

  #count(turn: Turn, metric: Metric, claim: CountedClaim): Promise<TrialResult> {
    const { arms } = turn.question;
    const options = { signal: turn.signal, ...this.#calling(turn) };
    return judgedByCounts({ arms, metric, claim }, options, {
      askOther: () => this.#askOther(turn, 'count'),
      onHooks: () => {
        this.#hooked = true;
      },
    });
  }

  async #try(turn: Turn, stated: Timed, budgets: number): Promise<TrialResult> {
    const grainNs = this.#instruments.clockGrainNs();
    if (grainNs === undefined || grainNs > COARSEST_GRAIN * BATCH_NS) {
      return unanswerable({ kind: 'coarse clock', grainNs, batchNs: BATCH_NS });
    }
    if (typeof stated !== 'function') {
      return 'claimOf' in stated ? this.#tryCounted(turn, stated, budgets) : this.#tryOver(turn, stated, { budgets });
    }
    const { arms, upTo } = turn.question;
    const shift = this.isRerun ? SHIFT : 1;
    const chosen = await overChosenSizes(stated, arms, { upTo, shift, signal: turn.signal, ...this.#calling(turn) });
    const decided = await this.#tryOver(turn, chosen.claim, { budgets, another: chosen.another });
    const result = chosen.isOpenEnded ? sayingHowNarrow(decided) : decided;
    return chosen.obstacle === undefined ? result : knownUpTo(result, chosen.obstacle);
  }

  /** Counts first. A process that is there to confirm is told the counts: counting could disturb what it times. */
  async #tryCounted(turn: Turn, { metric, claimOf }: CountedFirst, budgets: number): Promise<TrialResult> {
    const given = this.#reruns.counts;
    if (given !== undefined) return this.#tryOver(turn, claimOf(given), { budgets, counts: given });
    const result = await this.#count(turn, metric, new SteadyCountsClaim(metric));
    const { verdict } = result;
    if (this.#reruns.purpose === 'count' || verdict.outcome !== 'holds' || verdict.evidence.kind !== 'counts') {
      return result;
    }
    const counts = verdict.evidence.arms;
    const decided = await this.#tryOver(turn, claimOf(counts), { budgets, counts });
    return { ...decided, notAlone: decided.notAlone ?? result.notAlone };
  }

  #tryOver(turn: Turn, claim: TimedClaim, { budgets, another, counts }: Trying): Promise<TrialResult> {
    const { question, signal, deadline } = turn;
    const { arms, isNot, sized } = question;
    const budgetNs = budgets * (question.budgetNs ?? this.options.budgetNs);
    const { errorRate } = this.options;
    const { fewestRounds } = claim.judge(errorRate);
    const { onProgress } = this.#calling(turn);
    const measuring: Measuring = { budgetNs, fewestRounds, onProgress, batch: claim.batch };
    const open = ({ cells }: TimedClaim): Collection =>
      this.#collections.open(arms.workloads, [...new Set(cells.map(({ n }) => n))], measuring);
    const { clock } = this.#instruments;
    const options: AttemptOptions = { errorRate, budgetNs, clock, signal, deadline };
    // What was measured while the machine was busy is left alone in a second try; batches of other claims are others.
    const isShared = budgets === 1 && !this.isRerun && claim.batch === undefined;
    const shared = isShared ? this.#collections.sharedBy(arms, measuring) : undefined;
    return withinReach(claim, { sized, isShared: shared !== undefined, fewestRounds }, (reachable, isAlone) => {
      if (this.isRerun) return attemptOnce(reachable, { collection: open(reachable), open }, options);
      const source: Source = {
        collection: (isAlone ? undefined : shared) ?? open(reachable),
        open,
        another: reachable === claim ? another : undefined,
        confirm: () => this.#askOther(turn, 'confirm', counts),
      };
      return tryClaim(reachable, source, isNot, options);
    });
  }

  /** What single calls of workloads need. */
  #calling({ question: { matcher } }: Turn): CountingOptions & { readonly onProgress: (place: Place) => void } {
    return {
      limitNs: this.options.callLimitNs,
      instruments: this.#instruments,
      onProgress: (place) => {
        this.onProgress(matcher, place);
      },
    };
  }

  #askOther(turn: Turn, purpose: Purpose, counts?: readonly ArmCounts[]): Promise<RerunResult | undefined> {
    // Nothing runs here meanwhile, and nobody should take the silence for a hang.
    this.onIdle();
    return this.#reruns.ask(turn, purpose, counts);
  }
}

const inPlainProcess: Quietly = (measure) => measure();
