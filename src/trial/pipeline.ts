import type { CountedClaim } from '../claims/kinds';
import type { TimedClaim } from '../claims/kinds';
import type { ArmCounts, Metric } from '../model/metric';
import { SteadyCountsClaim } from '../claims/counts/steadyCountsClaim';
import { BATCH_NS, COARSEST_GRAIN } from '../measure/batch/calibration';
import type { Collection } from '../measure/sweep/collection';
import type { CountingOptions } from '../measure/counting/counting';
import type { Instruments } from '../measure/clock/instruments';
import type { Place } from '../measure/subject/workloadError';
import type { AttemptOptions, AttemptState } from './attempt';
import { overChosenSizes, SHIFT } from './chosenSizes';
import type { Collections, Measuring } from './collections';
import { judgedByCounts } from './counts';
import { sayingHowNarrow } from './sweepWarning';
import type { BaselineComparison, CountedFirst, Timed } from './question';
import { knownUpTo, overReachableSizes } from './reachableSizes';
import { NO_BASE, type Purpose, type Rerun, type RerunResult } from './rerun';
import type { Reruns } from './reruns';
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

/** Who is told how the trials of a file go on. */
export interface TrialsHost {
  /** Called while measuring: which claim, and at which arm and size it is. */
  readonly onProgress: (claim: string, place: Place) => void;
  /** Called when nothing runs in this process for a while. */
  readonly onIdle: () => void;
  /** Called after every round; where it returns a promise the next round waits for that. */
  readonly onRound?: ((turn: Turn, state: AttemptState) => Promise<void> | undefined) | undefined;
}

/** The trials of the claims of a perf file: over which sizes, on which samples, and what other processes are asked. */
export class Pipeline {
  readonly #options: TrialOptions;
  readonly #instruments: Instruments;
  readonly #collections: Collections;
  readonly #reruns: Reruns;
  readonly #host: TrialsHost;
  #hooked = false;

  constructor(
    options: TrialOptions,
    instruments: Instruments,
    { collections, reruns }: { readonly collections: Collections; readonly reruns: Reruns },
    host: TrialsHost,
  ) {
    this.#options = options;
    this.#instruments = instruments;
    this.#collections = collections;
    this.#reruns = reruns;
    this.#host = host;
  }

  /** Whether promises were counted in this very process, in which awaits are slower ever since. */
  get hooked(): boolean {
    return this.#hooked;
  }

  /** Judges a claim by what is counted of its arms. */
  count(turn: Turn, metric: Metric, claim: CountedClaim): Promise<TrialResult> {
    const { arms } = turn.question;
    const options = { signal: turn.signal, ...this.#calling(turn) };
    return judgedByCounts({ arms, metric, claim }, options, {
      askOther: () => this.#askOther(turn, 'count'),
      onHooks: () => {
        this.#hooked = true;
      },
    });
  }

  /**
   * Decides a claim by measuring.
   *
   * @param budgets - how many times its budget it may measure for
   */
  async time(turn: Turn, stated: Timed, budgets: number): Promise<TrialResult> {
    const grainNs = this.#instruments.clockGrainNs();
    if (grainNs === undefined || grainNs > COARSEST_GRAIN * BATCH_NS) {
      return unanswerable({ kind: 'coarse clock', grainNs, batchNs: BATCH_NS });
    }
    if ('ref' in stated) return this.#tryBesideBase(turn, stated);
    if (typeof stated !== 'function') {
      return 'claimOf' in stated ? this.#tryCounted(turn, stated, budgets) : this.#tryOver(turn, stated, { budgets });
    }
    const { arms, upTo } = turn.question;
    const shift = this.#reruns.isRerun ? SHIFT : 1;
    const chosen = await overChosenSizes(stated, arms, { upTo, shift, signal: turn.signal, ...this.#calling(turn) });
    const decided = await this.#tryOver(turn, chosen.claim, { budgets, another: chosen.another });
    const result = chosen.isOpenEnded ? sayingHowNarrow(decided) : decided;
    return chosen.obstacle === undefined ? result : knownUpTo(result, chosen.obstacle);
  }

  /** Pairs of other processes, one of each commit, are measured for it. */
  async #tryBesideBase(turn: Turn, { ref, low, high }: BaselineComparison): Promise<TrialResult> {
    const [arm] = turn.question.arms.workloads.keys();
    const answer = await this.#askOther(turn, 'compare', undefined, { ref, low, high });
    if (answer !== undefined && 'result' in answer) return answer.result;
    if (answer === undefined || answer.failure === NO_BASE) return unanswerable({ kind: 'no base' });
    return unanswerable({ kind: 'not at base', arm: arm!, because: answer.failure });
  }

  /** Counts first. A process that is there to confirm is told the counts: counting could disturb what it times. */
  async #tryCounted(turn: Turn, { metric, claimOf }: CountedFirst, budgets: number): Promise<TrialResult> {
    const given = this.#reruns.counts;
    if (given !== undefined) return this.#tryOver(turn, claimOf(given), { budgets, counts: given });
    const result = await this.count(turn, metric, new SteadyCountsClaim(metric));
    const { verdict } = result;
    if (this.#reruns.purpose === 'count' || verdict.outcome !== 'holds' || verdict.evidence.kind !== 'steady counts') {
      return result;
    }
    const counts = verdict.evidence.arms;
    const decided = await this.#tryOver(turn, claimOf(counts), { budgets, counts });
    return { ...decided, notAlone: decided.notAlone ?? result.notAlone };
  }

  #tryOver(turn: Turn, claim: TimedClaim, { budgets, another, counts }: Trying): Promise<TrialResult> {
    const { question, signal, deadline } = turn;
    const { arms, isNot, sized } = question;
    const budgetNs = budgets * (question.budgetNs ?? this.#options.budgetNs);
    const { errorRate } = this.#options;
    const { unanimousRounds } = claim.judge(errorRate);
    const { onProgress } = this.#calling(turn);
    const measuring: Measuring = { budgetNs, unanimousRounds, onProgress, batch: claim.batch };
    const open = ({ cells }: TimedClaim): Collection =>
      this.#collections.open(arms.workloads, [...new Set(cells.map(({ n }) => n))], measuring);
    const { clock } = this.#instruments;
    const options: AttemptOptions = {
      errorRate,
      budgetNs,
      clock,
      signal,
      deadline,
      onRound: (state) => this.#host.onRound?.(turn, state),
    };
    // What was measured while the machine was busy is left alone in a second try; batches of other claims are others.
    const isShared = budgets === 1 && !this.#reruns.isRerun && claim.batch === undefined;
    const shared = isShared ? this.#collections.sharedBy(arms, measuring) : undefined;
    return overReachableSizes(
      claim,
      { sized, isShared: shared !== undefined, unanimousRounds },
      (reachable, isAlone) => {
        if (this.#reruns.isRerun) return attemptOnce(reachable, { collection: open(reachable), open }, options);
        const source: Source = {
          collection: (isAlone ? undefined : shared) ?? open(reachable),
          open,
          another: reachable === claim ? another : undefined,
          confirm: () => this.#askOther(turn, 'confirm', counts),
        };
        return tryClaim(reachable, source, isNot, options);
      },
    );
  }

  /** What single calls of workloads need. */
  #calling({ question: { matcher } }: Turn): CountingOptions & { readonly onProgress: (place: Place) => void } {
    return {
      limitNs: this.#options.callLimitNs,
      instruments: this.#instruments,
      onProgress: (place) => {
        this.#host.onProgress(matcher, place);
      },
    };
  }

  #askOther(
    turn: Turn,
    purpose: Purpose,
    counts?: readonly ArmCounts[],
    base?: Rerun['base'],
  ): Promise<RerunResult | undefined> {
    // Nothing runs here meanwhile, and nobody should take the silence for a hang.
    this.#host.onIdle();
    return this.#reruns.ask(turn, purpose, { counts, base });
  }
}
