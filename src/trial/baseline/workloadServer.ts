import type { Metric } from '../../model/metric';
import type { Statement } from '../../claims/kinds';
import { SizeRamp, type SizeRampLimits } from '../../measure/sweep/sizeRamp';
import { timeBatch } from '../../measure/batch/batch';
import { SharedInputs } from '../../measure/subject/inputs';
import type { CallOptions } from '../../measure/clock/instruments';
import { primeLoops } from '../../measure/batch/loop';
import { prepareNext } from '../../measure/subject/preparation';
import type { Batch, Subject } from '../../measure/subject/subject';
import type { Cell } from '../../model/cell';
import { cellKey } from '../../model/cellKey';
import type { ClaimId } from '../../model/claimId';
import type { NormalWorkload } from '../../workload/workload';
import { overChosenSizes } from '../chosenSizes';
import type { ClaimSpec, StatedClaim } from '../claim';
import { countingOf } from '../counting';

/** A claim that waits in a process for its workloads to be measured. */
export interface OfferedClaim extends ClaimId, StatedClaim {
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
  prepare(cell: Cell, limits: SizeRampLimits): Promise<Readiness>;
  /** Times a number of calls in a row, after one that is not timed where `warming`. */
  time(cell: Cell, calls: number, warming: boolean): Promise<Batch>;
  /** Counts what single calls take or report, once for each repetition. */
  count(cell: Cell, metric: Metric): Promise<readonly number[]>;
}

/** What a workload server needs of its process. */
export interface WorkloadServerOptions extends CallOptions {
  readonly signal: AbortSignal;
  readonly downLevelledModule?: (() => string | undefined) | undefined;
}

/** Serves the workloads of a claim that are in this process. */
export class LocalWorkloadServer implements WorkloadServer {
  readonly #spec: ClaimSpec;
  readonly #options: WorkloadServerOptions;
  readonly #subjects = new Map<string, Subject>();
  readonly #ramps = new Map<string, SizeRamp>();
  readonly #inputs = new SharedInputs();
  #isClean = false;

  constructor(spec: ClaimSpec, options: WorkloadServerOptions) {
    this.#spec = spec;
    this.#options = options;
  }

  async chooseSizes(): Promise<ChosenSizes> {
    const { kind, arms } = this.#spec;
    if (kind !== 'sized' && kind !== 'baseline')
      throw new Error(`the sizes of a claim of the kind "${kind}" are given`);
    const { over } = this.#spec;
    const upTo = this.#spec.kind === 'sized' ? this.#spec.upTo : undefined;
    const { claim } = await overChosenSizes(over, arms, { ...this.#options, upTo, shift: 1 });
    return { sizes: claim.cells.map(({ n }) => n), statement: claim.statement as Statement };
  }

  async prepare({ arm, n }: Cell, limits: SizeRampLimits): Promise<Readiness> {
    await primeLoops();
    const { instruments, onProgress, downLevelledModule } = this.#options;
    const ramp = this.#ramps.get(arm) ?? new SizeRamp(arm, limits);
    this.#ramps.set(arm, ramp);
    const options = { instruments, inputs: this.#inputs, onProgress, downLevelledModule };
    const subject = await prepareNext(this.#workload(arm), { arm, n }, ramp, options);
    this.#subjects.set(cellKey(arm, n), subject);
    this.#isClean = false;
    const { reusable, reports } = subject;
    // The loop of a program is not that of this process.
    return { async: subject.kind === 'local' && subject.async, reusable, reports };
  }

  time(cell: Cell, calls: number, warming: boolean): Promise<Batch> {
    const { instruments, limitNs } = this.#options;
    if (!this.#isClean) {
      // What the first calls of all sizes left behind
      instruments.collectGarbage();
      this.#isClean = true;
    }
    return timeBatch(this.#subjects.get(cellKey(cell.arm, cell.n))!, calls, limitNs, instruments, warming);
  }

  count({ arm, n }: Cell, metric: Metric): Promise<readonly number[]> {
    return countingOf(metric)(this.#workload(arm), { arm, n }, this.#options);
  }

  #workload(arm: string): NormalWorkload {
    const { workloads, experiment } = this.#spec.arms;
    return (experiment?.arms ?? workloads).get(arm)!;
  }
}
