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
import { overChosenSizes, type ChoosingOptions } from '../chosenSizes';
import type { ClaimSpec, StatedClaim } from '../claim';
import { countingOf } from '../counting';

/** A claim that waits in a process until its workloads are measured. */
export interface OfferedClaim extends ClaimId, StatedClaim {
  /** Whether it is reported and fails no test. */
  readonly advisory: boolean;
  /** The arms to measure together: its own, or all arms of its experiment. */
  readonly arms: readonly string[];
  /** Empty if the sizes are to be chosen. */
  readonly sizes: readonly number[];
  /** The same text for all claims on the same workloads at the same sizes. */
  readonly workloads: string;
  /** The name of its experiment, if it has one. */
  readonly experiment: string | undefined;
  /** Whether it compares with the code of another commit itself. */
  readonly comparesWithBase: boolean;
  /** The claim on times over the given sizes, if it is one. */
  readonly statement: Statement | undefined;
}

/** Sizes that were chosen, and the claim over them. */
export interface ChosenSizes {
  readonly sizes: readonly number[];
  readonly statement: Statement;
}

/** The properties of an arm at a size, known once it is ready. */
export interface Readiness {
  readonly async: boolean;
  readonly reusable: boolean;
  readonly reports: readonly string[];
}

/** The workloads of a claim that waits, ready to be called, timed and counted one by one. */
export interface WorkloadServer {
  /** Chooses sizes for a claim that names none. */
  chooseSizes(): Promise<ChosenSizes>;
  /** Prepares an arm at a size. Sizes come in ascending order. */
  prepare(cell: Cell, limits: SizeRampLimits): Promise<Readiness>;
  /** Times a number of calls in a row, after one that is not timed if `warming`. */
  time(cell: Cell, calls: number, warming: boolean): Promise<Batch>;
  /** Returns the count of single calls, one for each repetition. */
  count(cell: Cell, metric: Metric): Promise<readonly number[]>;
}

/** The longest call at sizes that are chosen: every pair of processes makes a few dozen of them. */
const AFFORDABLE_NS = 16e6;

/** Thrown if an order fails, with the message of the process that tried. */
export class WorkloadServerError extends Error {}

/** The options of a workload server. */
export interface WorkloadServerOptions extends CallOptions, Pick<ChoosingOptions, 'memoryLimitBytes'> {
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
    const spec = this.#spec;
    if (spec.kind !== 'sized' && spec.kind !== 'baseline') throw new Error(`a ${spec.kind} claim has its sizes`);
    const upTo = spec.kind === 'sized' ? spec.upTo : undefined;
    const { claim } = await overChosenSizes(spec.over, spec.arms, {
      ...this.#options,
      upTo,
      isSecond: false,
      affordableNs: AFFORDABLE_NS,
    });
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
    // A program has an event loop of its own.
    return { async: subject.kind === 'local' && subject.async, reusable, reports };
  }

  time(cell: Cell, calls: number, warming: boolean): Promise<Batch> {
    const { instruments, limitNs } = this.#options;
    if (!this.#isClean) {
      // The first calls of all sizes left garbage.
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
