import { presentArms, sharedExperiment, type Arms } from './arms';
import type { TrialOptions } from './trial';
import type { BatchKind } from '../model/cell';
import type { CallTime } from '../model/obstacle';
import { Collection } from '../measure/sweep/collection';
import type { Spending } from '../measure/sweep/spending';
import type { Instruments, Progress } from '../measure/clock/instruments';
import type { InputMeter } from '../measure/subject/inputMeter';
import { seededRandom } from '../statistics/random';
import type { Experiment } from '../workload/experiment';
import type { NormalWorkload } from '../workload/workload';
import { affordableNs } from './reachableSizes';

/** The longest call of a claim whose batches have lengths of their own: two dozen such calls take some seconds. */
const LONGEST_OWN_NS = 250e6;
/** A call may take so many times as long as the longest one that the choice of its sizes has seen. */
const LONGER = 2;

/** The needs of the claim that opens a collection. */
export interface Measuring {
  readonly budgetNs: number;
  /** The rounds that the claim needs at the least. */
  readonly unanimousRounds: number;
  readonly onProgress: Progress;
  readonly meter: InputMeter;
  /** The kind of batch, if the claim names one. */
  readonly batch?: BatchKind | undefined;
  /** The same if calls are long. */
  readonly batchIfLong?: BatchKind | undefined;
  /** The longest call that the choice of its sizes has seen, if calls may be longer than usual. */
  readonly longest?: CallTime | undefined;
}

/** The samples of a perf file: one collection an experiment, shared by its claims, and those of single claims. */
export class Collections {
  readonly #options: TrialOptions;
  readonly #instruments: Instruments;
  readonly #downLevelledModule: (() => string | undefined) | undefined;
  /** The experiments that were measured, each with its rounds. */
  readonly experiments = new Map<Experiment, Collection>();
  /** Every collection that was opened, oldest first. */
  readonly all: Collection[] = [];

  constructor(options: TrialOptions, instruments: Instruments, downLevelledModule?: () => string | undefined) {
    this.#options = options;
    this.#instruments = instruments;
    this.#downLevelledModule = downLevelledModule;
  }

  /** How all collections together spent their time. */
  get spending(): Spending {
    const total: Spending = { warmUpNs: 0, measuringNs: 0, lostNs: 0 };
    for (const { spending } of this.all) {
      for (const key of ['warmUpNs', 'measuringNs', 'lostNs'] as const) total[key] += spending[key];
    }
    return total;
  }

  /**
   * Returns the collection of the experiment if the claim is about all of its sizes, or undefined. A claim on fewer sizes
   * measures for itself: without the largest sizes, batches are shorter and rounds quicker.
   */
  sharedBy(claimed: Arms, measuring: Measuring): Collection | undefined {
    const experiment = sharedExperiment(claimed);
    if (experiment === undefined) return undefined;
    const known = this.experiments.get(experiment);
    if (known !== undefined) return known;
    const arms = presentArms(experiment.arms, this.#instruments.programs);
    const collection = this.open(arms, experiment.sizes, measuring);
    this.experiments.set(experiment, collection);
    return collection;
  }

  /** Opens a collection that no other claim will see. */
  open(
    arms: ReadonlyMap<string, NormalWorkload>,
    sizes: readonly number[],
    { budgetNs, unanimousRounds, onProgress, meter, batch, batchIfLong, longest }: Measuring,
  ): Collection {
    const need = { rounds: unanimousRounds, cells: arms.size * sizes.length };
    // If batches have no length of their own, all of a round last as long as the longest call.
    const usualNs = batch === 'own length' ? LONGEST_OWN_NS : affordableNs(budgetNs, need);
    const collection = new Collection({
      arms,
      sizes,
      callLimitNs: this.#options.callLimitNs,
      affordableNs: longest === undefined ? usualNs : Math.max(usualNs, LONGER * longest.timeNs),
      returnedAt: longest?.n,
      batch,
      batchIfLong,
      random: seededRandom(this.#options.seed + this.all.length),
      instruments: this.#instruments,
      onProgress,
      meter,
      downLevelledModule: this.#downLevelledModule,
    });
    this.all.push(collection);
    return collection;
  }
}
