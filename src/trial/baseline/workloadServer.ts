import type { Metric } from '../../model/metric';
import type { Statement } from '../../claims/kinds';
import { SizeRamp, type SizeRampLimits } from '../../measure/sweep/sizeRamp';
import { timeBatch, type Batch } from '../../measure/batch/batch';
import type { CountingOptions } from '../../measure/counting/counting';
import { SharedInputs } from '../../measure/subject/inputs';
import type { Instruments } from '../../measure/clock/instruments';
import { primeLoops } from '../../measure/batch/loop';
import { prepareNext } from '../../measure/subject/preparation';
import type { RemoteSubject } from '../../measure/subject/remote';
import type { Subject } from '../../measure/subject/subject';
import type { Place } from '../../measure/subject/workloadError';
import type { NormalWorkload } from '../../workload/workload';
import { overChosenSizes, type SizedClaim } from '../chosenSizes';
import { countingOf } from '../counts';
import type { BaselineComparison, Arms, Question, Timed } from '../question';

/** A claim that waits in a process for its workloads to be measured. */
export interface OfferedClaim {
  /** The full name of its test. */
  readonly test: string;
  /** Its place among the claims of its test, from 1. */
  readonly ordinal: number;
  readonly matcher: string;
  readonly isNot: boolean;
  readonly claimed: string;
  /** Where its test states it, a line from 1, where that is known. */
  readonly line?: number | undefined;
  /** Whether it fails nothing. */
  readonly advisory: boolean;
  /** The arms to be measured together: its own, or all of the experiment that it shares. */
  readonly arms: readonly string[];
  /** None where they are to be chosen. */
  readonly sizes: readonly number[];
  /** Tells the claims that are about the same workloads at the same sizes: they say the same here. */
  readonly workloads: string;
  /** The name of the experiment that it shares, or undefined where it has none. */
  readonly experiment: string | undefined;
  /** Whether it is itself about the code of another commit. */
  readonly isBesideBase: boolean;
  /** What is claimed of times, over the sizes that are given. */
  readonly statement: Statement | undefined;
}

/** Sizes that were chosen, and what is claimed over them. */
export interface ChosenSizes {
  readonly sizes: readonly number[];
  readonly statement: Statement;
}

/** What is known of an arm at a size once it is ready. */
export interface Readiness {
  readonly async: boolean;
  readonly reusable: boolean;
  readonly reports: readonly string[];
}

/** What a claim that waits has to offer: its workloads, ready to be called, timed and counted one by one. */
export interface WorkloadServer {
  /** Chooses sizes for a claim that names none. */
  chooseSizes(): Promise<ChosenSizes>;
  /** Makes an arm ready at a size. Sizes come in ascending order. */
  prepare(place: Place, limits: SizeRampLimits): Promise<Readiness>;
  /** Times a number of calls in a row, after one that is not timed where `warming`. */
  time(place: Place, calls: number, warming: boolean): Promise<Batch>;
  /** Counts what single calls take or report, once for each repetition. */
  count(place: Place, metric: Metric): Promise<readonly number[]>;
}

/** What a bench needs of its process. */
export interface BenchOptions extends CountingOptions {
  readonly instruments: Instruments;
  readonly signal: AbortSignal;
  readonly downLevelledModule?: (() => string | undefined) | undefined;
}

/** The bench of a claim whose workloads are in this process. */
export class LocalWorkloadServer implements WorkloadServer {
  readonly #arms: Arms;
  readonly #question: Question;
  readonly #claim: Timed | undefined;
  readonly #options: BenchOptions;
  readonly #subjects = new Map<string, Subject | RemoteSubject>();
  readonly #ascents = new Map<string, SizeRamp>();
  readonly #inputs = new SharedInputs();
  #isClean = false;

  /** @param claim - what is claimed of times, if it is of times */
  constructor(question: Question, claim: Timed | undefined, options: BenchOptions) {
    this.#question = question;
    this.#arms = question.arms;
    this.#claim = claim;
    this.#options = options;
  }

  async chooseSizes(): Promise<ChosenSizes> {
    const { upTo } = this.#question;
    const claim = this.#claim as SizedClaim | BaselineComparison;
    const sized = typeof claim === 'function' ? claim : claim.sized;
    const chosen = await overChosenSizes(sized, this.#arms, { ...this.#options, upTo, shift: 1 });
    const { cells, statement } = chosen.claim;
    return { sizes: cells.map(({ n }) => n), statement };
  }

  async prepare({ arm, n }: Place, limits: SizeRampLimits): Promise<Readiness> {
    await primeLoops();
    const { instruments, onProgress, downLevelledModule } = this.#options;
    const ascent = this.#ascents.get(arm) ?? new SizeRamp(arm, limits);
    this.#ascents.set(arm, ascent);
    const options = { instruments, inputs: this.#inputs, onProgress, downLevelledModule };
    const subject = await prepareNext(this.#workload(arm), { arm, n }, ascent, options);
    this.#subjects.set(keyOf({ arm, n }), subject);
    this.#isClean = false;
    const { reusable, reports } = subject;
    // The loop of a program is not that of this process.
    return { async: 'async' in subject && subject.async, reusable, reports };
  }

  time(place: Place, calls: number, warming: boolean): Promise<Batch> {
    const { instruments, limitNs } = this.#options;
    if (!this.#isClean) {
      // What the first calls of all sizes left behind
      instruments.collectGarbage();
      this.#isClean = true;
    }
    return timeBatch(this.#subjects.get(keyOf(place))!, calls, limitNs, instruments, warming);
  }

  count({ arm, n }: Place, metric: Metric): Promise<readonly number[]> {
    return countingOf(metric)(this.#workload(arm), { arm, n }, this.#options);
  }

  #workload(arm: string): NormalWorkload {
    const { workloads, experiment } = this.#arms;
    return (experiment?.arms ?? workloads).get(arm)!;
  }
}

function keyOf({ arm, n }: Place): string {
  return `${arm} ${String(n)}`;
}
