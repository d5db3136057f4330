import { SteadyCountsClaim } from '../claims/counts/steadyCountsClaim';
import type { TimedClaim } from '../claims/kinds';
import { BATCH_NS, COARSEST_GRAIN } from '../measure/batch/calibration';
import type { CallOptions, Instruments, Progress } from '../measure/clock/instruments';
import { InputMeter } from '../measure/subject/inputMeter';
import { WorkloadError } from '../measure/subject/workloadError';
import type { Collection } from '../measure/sweep/collection';
import type { Metric } from '../model/metric';
import type { Obstacle } from '../model/obstacle';
import { attemptOptions, isLate, type Attempt, type AttemptOptions } from './attempt';
import { StepsArbiter } from './arbiter';
import { attemptAtAnyLength, resultBySteps, resultOf } from './attempts';
import { overChosenSizes, resultOver } from './chosenSizes';
import type { BaselineSpec, ClaimRun, CountedClaimOver, CountedFirstSpec, SizedSpec, Timed } from './claim';
import type { Collections, Measuring } from './collections';
import { confirmed } from './confirmation';
import { canCount, judgedByCounts, needsOwnProcess } from './counting';
import type { Processes, Purpose, RerunData, RerunResult } from './processes';
import { isOver, knownUpTo, settlingNs, sizesBelow, tooLongIn, tooLongObstacle } from './reachableSizes';
import type { SessionListener } from './sessionListener';
import { AT_ONCE, unanswerable, type TrialOptions, type TrialResult } from './trial';

/**
 * Decides claims, from what is stated to a verdict: sizes, collection, attempts, confirmation. The methods stand in the
 * order in which a claim passes through them.
 */
export class Pipeline {
  readonly #options: TrialOptions;
  readonly #instruments: Instruments;
  readonly #collections: Collections;
  readonly #processes: Processes;
  readonly #listener: SessionListener;
  readonly #canReadCode: boolean;
  /** Counts how long inputs take to build. */
  readonly meter = new InputMeter();
  /** Whether hooks counted promises in this very process: awaits are slower ever since. */
  countedByHooks = false;

  constructor(
    options: TrialOptions,
    instruments: Instruments,
    parts: { readonly collections: Collections; readonly processes: Processes; readonly canReadCode?: boolean },
    listener: SessionListener = {},
  ) {
    this.#options = options;
    this.#instruments = instruments;
    this.#collections = parts.collections;
    this.#processes = parts.processes;
    this.#canReadCode = parts.canReadCode ?? false;
    this.#listener = listener;
  }

  /** Decides a claim of any kind. */
  async decide(run: ClaimRun): Promise<TrialResult> {
    const { spec } = run;
    if (spec.kind === 'counted') return this.#count(run, spec.metric, spec.claimOver, spec.upTo);
    const grainNs = this.#instruments.clockGrainNs();
    if (grainNs === undefined || grainNs > COARSEST_GRAIN * BATCH_NS) {
      return unanswerable({ kind: 'coarse clock', grainNs, batchNs: BATCH_NS });
    }
    switch (spec.kind) {
      case 'timed':
        return this.#measure(run, spec);
      case 'sized':
        return this.#measureOverChosenSizes(run, spec);
      case 'counted first':
        return this.#countThenMeasure(run, spec);
      case 'baseline':
        return this.#compareWithBase(run, spec);
    }
  }

  /** Judges a claim by counts. What slows this process down for good is counted in a fresh one. */
  async #count(run: ClaimRun, metric: Metric, claimOver: CountedClaimOver, upTo?: number): Promise<TrialResult> {
    const { arms } = run.spec;
    const unanswered = arms.sizes.length === 0 ? undefined : claimOver(arms.sizes).unanswerable;
    if (unanswered !== undefined) return unanswerable(unanswered);
    const isSlowing = needsOwnProcess(metric, arms);
    const fresh = isSlowing ? await this.askFreshProcess(run, 'count', { metric }) : undefined;
    if (fresh?.kind === 'decided') return fresh.result;
    const isolationFailure = fresh?.kind === 'failed' ? fresh.because : undefined;
    if (!canCount(metric, arms)) return unanswerable({ kind: 'not counted', metric, isolationFailure });
    this.countedByHooks ||= metric === 'promises' && isSlowing;
    const options = { signal: run.signal, upTo, ...this.calling(run) };
    return { ...AT_ONCE, ...(await judgedByCounts(arms, { metric, claimOver }, options)), isolationFailure };
  }

  /** Has pairs of other processes measured, one of each commit. */
  async #compareWithBase(run: ClaimRun, { ref, low, high }: BaselineSpec): Promise<TrialResult> {
    const [arm] = run.spec.arms.workloads.keys();
    const fresh = await this.askFreshProcess(run, 'compare', { base: { ref, low, high } });
    if (fresh?.kind === 'decided') return fresh.result;
    if (fresh?.kind === 'failed') return unanswerable({ kind: 'not at base', arm: arm!, because: fresh.because });
    return unanswerable({ kind: 'no base' });
  }

  /** Counts first. A process that confirms gets the counts, because counting could disturb its times. */
  async #countThenMeasure(run: ClaimRun, { metric, claimOf }: CountedFirstSpec): Promise<TrialResult> {
    const given = this.#processes.rerun?.counts;
    if (given !== undefined) return this.#measure(run, { claim: claimOf(given), counts: given });
    const counted = await this.#count(run, metric, () => new SteadyCountsClaim(metric));
    const { verdict } = counted;
    const isForCounts = this.#processes.rerun?.purpose === 'count';
    if (isForCounts || verdict.outcome !== 'holds' || verdict.evidence.kind !== 'steady counts') return counted;
    const counts = verdict.evidence.arms;
    const measured = await this.#measure(run, { claim: claimOf(counts), counts });
    return { ...measured, isolationFailure: measured.isolationFailure ?? counted.isolationFailure };
  }

  /** Chooses sizes, and measures at those. */
  async #measureOverChosenSizes(run: ClaimRun, { over, upTo }: SizedSpec): Promise<TrialResult> {
    const { sizes: given, longest: seen } = this.#processes.rerun ?? {};
    if (given !== undefined) return this.#measure(run, { claim: over(given), over, longest: seen });
    const affordable = settlingNs(this.#attemptOptions(run).budgetNs);
    const isSecond = this.#processes.rerun !== undefined;
    const { memoryLimitBytes } = this.#options;
    const limits = { affordableNs: affordable, memoryLimitBytes };
    const options = { upTo, isSecond, ...limits, signal: run.signal, ...this.calling(run) };
    const chosen = await overChosenSizes(over, run.spec.arms, options);
    const isFree = chosen.isOpenEnded && chosen.claim.settlement !== undefined;
    return resultOver(chosen, await this.#measure(run, { ...chosen, over, isFree }));
  }

  /**
   * Measures at the sizes of a claim, or at fewer if calls become too long at one of them: what the smaller ones show can
   * violate the claim then, and cannot show that it holds. Other arms of the experiment are left out if they take too long.
   */
  async #measure(run: ClaimRun, timed: Timed): Promise<TrialResult> {
    const measuring = { ...this.#measuring(run, timed.claim), longest: timed.longest };
    const shared = this.#mayShare(run, timed.claim) ? this.#collections.sharedBy(run.spec.arms, measuring) : undefined;
    let { claim } = timed;
    let collection = shared ?? this.#open(run, claim, measuring);
    let obstacle: Obstacle | undefined;
    for (;;) {
      const own: Timed = claim === timed.claim ? timed : { claim, fits: timed.fits, counts: timed.counts };
      try {
        const result = await this.#decideOn(run, own, collection, measuring);
        if (collection !== shared) collection.release();
        return obstacle === undefined ? result : knownUpTo(result, obstacle);
      } catch (error) {
        const tooLong = tooLongIn(error);
        if (tooLong === undefined) throw error;
        if (collection !== shared || !isOver(tooLong)) {
          const tooLarge = tooLongObstacle(tooLong, { rounds: measuring.unanimousRounds, cells: claim.cells.length });
          // Sizes that were chosen for the claim may be chosen otherwise; those of the test are what it is about.
          const isFree = timed.isFree === true && isOver(tooLong);
          if (!isFree) obstacle ??= tooLarge;
          const sizes = isOver(tooLong) ? sizesBelow(tooLong, claim.cells) : undefined;
          const smaller = isFree && claim === timed.claim ? timed.smaller : sizes && timed.over?.(sizes);
          if (smaller === undefined || smaller.unanswerable !== undefined) return unanswerable(obstacle ?? tooLarge);
          claim = smaller;
        }
        collection = this.#open(run, claim, measuring);
      }
    }
  }

  /** Judges one collection, and those that it needs to be confirmed. A process that is there to confirm judges only one. */
  async #decideOn(run: ClaimRun, timed: Timed, collection: Collection, measuring: Measuring): Promise<TrialResult> {
    const { claim } = timed;
    const { rerun } = this.#processes;
    if (rerun === undefined && claim.unanswerable !== undefined) return unanswerable(claim.unanswerable);
    const first = await this.#attempt(run, timed, collection, measuring);
    if (first.bySteps !== undefined) return resultBySteps(first.bySteps, first);
    if (rerun !== undefined) return resultOf([first]);
    const result = await confirmed(first, {
      confirming: { isNot: run.spec.isNot, processRule: claim.processRule },
      isLate: () => this.#isLate(run),
      askFreshProcess: ({ record: { cells } }) => {
        const sizes = timed.shift?.([...new Set(cells.map(({ n }) => n))]);
        const { counts, longest } = timed;
        return this.askFreshProcess(run, 'confirm', { counts, sizes, longest });
      },
      collectAgain: () => this.#attemptAgain(run, timed, measuring),
    });
    const reports = collection.reportsOf(claim.cells.map(({ arm }) => arm));
    return { ...result, reports };
  }

  /** Attempts a claim once more over other sizes, over smaller ones if the workload fails there. */
  #attemptAgain(run: ClaimRun, timed: Timed, measuring: Measuring): Promise<Attempt> {
    const { claim, shifted = claim, smaller } = timed;
    const over = (again: TimedClaim): Promise<Attempt> => {
      const collection = this.#open(run, again, measuring);
      const next = this.#attempt(run, { ...timed, claim: again }, collection, measuring);
      return next.finally(() => collection.release());
    };
    return over(shifted).catch((error: unknown) => {
      if (smaller === undefined || !(error instanceof WorkloadError)) throw error;
      return over(smaller);
    });
  }

  #attempt(run: ClaimRun, { claim, fits }: Timed, collection: Collection, measuring: Measuring): Promise<Attempt> {
    const { memoryLimitBytes = Infinity } = this.#options;
    // A test's own sizes may take any memory; what they take shows whether larger ones may be tried.
    const fitsAsWeighed = (n: number): boolean =>
      claim.cells.every(({ arm }) => collection.memory.predictedBytes({ arm, n }) <= memoryLimitBytes);
    const arbiter = this.#canReadCode ? new StepsArbiter(run, this, this.#options.errorRate) : undefined;
    return attemptAtAnyLength(claim, collection, {
      ...this.#attemptOptions(run),
      open: (longer) => this.#open(run, longer, measuring),
      fits: fits ?? fitsAsWeighed,
      bySteps: (attempt) => Promise.resolve(arbiter?.decide(attempt)),
    });
  }

  #measuring(run: ClaimRun, claim: TimedClaim): Measuring {
    const { unanimousRounds } = claim.judge(this.#options.errorRate);
    const { budgetNs } = this.#attemptOptions(run);
    const { onProgress, meter } = this.calling(run);
    return { budgetNs, unanimousRounds, onProgress, meter, batch: claim.batch };
  }

  /** A second try does not use what was measured while the machine was busy; batches of other claims are others. */
  #mayShare({ budgets }: ClaimRun, { batch }: TimedClaim): boolean {
    return budgets === 1 && this.#processes.rerun === undefined && batch === undefined;
  }

  #open({ spec }: ClaimRun, { cells, batch, batchIfLong }: TimedClaim, measuring: Measuring): Collection {
    const sizes = [...new Set(cells.map(({ n }) => n))];
    return this.#collections.open(spec.arms.workloads, sizes, { ...measuring, batch, batchIfLong });
  }

  #isLate({ deadline }: ClaimRun): boolean {
    return isLate({ clock: this.#instruments.clock, deadline });
  }

  #attemptOptions(run: ClaimRun): AttemptOptions {
    const { clock } = this.#instruments;
    return attemptOptions(run, this.#options, clock, (state) => this.#listener.afterRound?.(run, state));
  }

  /** The options of single calls of workloads. */
  calling(run: ClaimRun): CallOptions & { readonly onProgress: Progress; readonly meter: InputMeter } {
    return {
      limitNs: this.#options.callLimitNs,
      instruments: this.#instruments,
      onProgress: (cell, part) => this.#listener.measuring?.(run, cell, part),
      meter: this.meter,
    };
  }

  /** Has a fresh process do something for a claim; undefined if none can be started. */
  askFreshProcess(run: ClaimRun, purpose: Purpose, data: RerunData = {}): Promise<RerunResult | undefined> {
    // Nothing runs here meanwhile: the watchdog must not take the silence for a hang.
    this.#listener.idle?.(run);
    return this.#processes.ask(run, purpose, data);
  }
}
