import type { NormalWorkload } from '../../workload/workload';
import { SizeRamp } from './sizeRamp';
import { timeBatch } from '../batch/batch';
import { calibrateFor, isEven, type Calibration } from '../batch/calibration';
import type { BatchKind } from '../../model/cell';
import type { SeededRandom } from '../../model/random';
import { cellKey } from '../../model/cellKey';
import { sinceNs } from '../clock/clock';
import { Contention } from '../clock/contention';
import { control, controlCalls } from '../clock/control';
import { SharedInputs } from '../subject/inputs';
import type { RemoteSubject, RemoteWorkload } from '../subject/remote';
import type { Instruments } from '../clock/instruments';
import { primeLoops } from '../batch/loop';
import { shuffled } from './shuffle';
import { prepareNext } from '../subject/preparation';
import { Round } from './round';
import type { LocalSubject } from '../subject/subject';
import { warmUp } from '../batch/warmUp';
import type { Cell } from '../../model/cell';

/** What a collection measures, and with what. */
export interface CollectionOptions {
  readonly arms: ReadonlyMap<string, NormalWorkload | RemoteWorkload>;
  readonly sizes: readonly number[];
  /** How long one call may take. */
  readonly callLimitNs: number;
  /** How long one call may take for enough rounds to be had. @defaultValue as long as it may take at all */
  readonly affordableNs?: number;
  /** What one time is that of. @defaultValue as many calls as can be timed well, in as little time as that takes */
  readonly batch?: BatchKind | undefined;
  /** Uniform numbers in [0, 1) that order the rounds, and the seed they follow from. */
  readonly random: SeededRandom;
  readonly instruments: Instruments;
  /** Called before each batch, outside of what is timed, with what is about to run. */
  readonly onProgress?: (cell: Cell) => void;
  /** Names a module of the project whose async code was compiled to something slower. */
  readonly downLevelledModule?: (() => string | undefined) | undefined;
}

/** Where the time of a collection went. */
export interface Spending {
  warmUpNs: number;
  /** Batches that were kept. */
  measuringNs: number;
  /** Batches that were preempted and taken again, with what lay between batches. */
  lostNs: number;
}

/** A batch over this length is preempted under load nearly every time: taking it again would not help. */
const RETAKEN_UP_TO_NS = 4e6;
const RETAKES = 8;
/** A longer call brings its data back into the caches within a small part of its time. */
const WARMED_UP_TO_NS = 4e6;
/** Calibration is checked when this many rounds are there; later on it has proved itself. */
const CHECKED_AT: readonly number[] = [12, 24];
/** It is made anew at most so many times: what still is uneven then is so by noise. */
const RECALIBRATIONS = 2;

/**
 * Measures arms at sizes in rounds: one batch of every cell in each, in random order, all batches equally long.
 *
 * That order is what the statistics rest on: noise that does not depend on the cell it hits leaves every contrast of
 * cells symmetric about its true value. The arms of a size follow each other, so that drift hits them alike.
 */
export class Collection {
  readonly spending: Spending = { warmUpNs: 0, measuringNs: 0, lostNs: 0 };
  /** How busy the machine was while the rounds were taken. */
  readonly contention = new Contention();
  readonly #options: CollectionOptions;
  readonly #rounds: Round[] = [];
  #subjects: readonly (LocalSubject | RemoteSubject)[] = [];
  readonly #indices = new Map<string, number>();
  #calibration: Calibration = { batchNs: 0, calls: [] };
  #best: number[] = [];
  #controlCalls = 1;
  #generation = 0;
  #recalibrations = 0;
  #prepared: Promise<void> | undefined;

  constructor(options: CollectionOptions) {
    this.#options = options;
  }

  get seed(): number {
    return this.#options.random.seed;
  }

  get sizes(): readonly number[] {
    return this.#options.sizes;
  }

  /** The names of all arms. */
  get arms(): readonly string[] {
    return [...this.#options.arms.keys()];
  }

  /** The rounds that count, oldest first. */
  get rounds(): readonly Round[] {
    return this.#rounds;
  }

  /** Changes when calibration was made anew, or a process ended, and the earlier rounds were discarded. */
  get generation(): number {
    return this.#generation;
  }

  /** How many calls a batch of an arm at a size makes: the same in all rounds that count. */
  callsOf(arm: string, n: number): number {
    return this.#calibration.calls[this.#indices.get(cellKey(arm, n))!] ?? 1;
  }

  /** The names of the counts that calls of all these arms report; none before the first round. */
  reportsOf(arms: readonly string[]): string[] {
    const reports = this.#subjects.filter(({ arm }) => arms.includes(arm)).map((subject) => subject.reports);
    return (reports[0] ?? []).filter((name) => reports.every((names) => names.includes(name)));
  }

  /**
   * Takes one more round of the named arms.
   *
   * @throws {WorkloadError} when a workload fails
   */
  async takeRound(arms: readonly string[], signal: AbortSignal): Promise<void> {
    if (this.#subjects.some((subject) => 'hasEnded' in subject && subject.hasEnded?.() === true)) this.#startAnew();
    this.#prepared ??= this.#prepare(signal);
    try {
      await this.#prepared;
    } catch (error) {
      // A fault of a workload stays; a preparation that was called off can be made later.
      if (signal.aborted) this.#prepared = undefined;
      throw error;
    }
    const { instruments, random, sizes } = this.#options;
    await instruments.breathe();
    const start = instruments.clock.now();
    const kept = this.spending.measuringNs;
    const round = new Round();
    for (const n of shuffled(sizes, random)) {
      for (const arm of shuffled(arms, random)) {
        signal.throwIfAborted();
        const key = cellKey(arm, n);
        const index = this.#indices.get(key)!;
        const timeNs = await this.#takeBatch(index, () => round.preempted.add(key));
        round.set(key, timeNs);
        if (timeNs < this.#best[index]!) this.#best[index] = timeNs;
      }
    }
    const { durationNs } = await timeBatch(control, this.#controlCalls, Infinity, instruments);
    this.contention.addControl(durationNs);
    round.controlNs = durationNs;
    this.spending.lostNs += sinceNs(instruments.clock, start) - (this.spending.measuringNs - kept);
    this.#rounds.push(round);
    this.#recalibrate();
  }

  async #prepare(signal: AbortSignal): Promise<void> {
    const { arms, sizes, callLimitNs, instruments, onProgress, downLevelledModule } = this.#options;
    const { affordableNs = callLimitNs } = this.#options;
    const start = instruments.clock.now();
    await primeLoops();
    const options = { instruments, inputs: new SharedInputs(), onProgress, downLevelledModule };
    const subjects: (LocalSubject | RemoteSubject)[] = [];
    for (const [arm, workload] of arms) {
      const ascent = new SizeRamp(arm, { limitNs: callLimitNs, affordableNs });
      for (const n of sizes) {
        signal.throwIfAborted();
        this.#indices.set(cellKey(arm, n), subjects.length);
        subjects.push(await prepareNext(workload, { arm, n }, ascent, options));
      }
    }
    this.#subjects = subjects;
    instruments.collectGarbage();
    const best = await warmUp([...subjects, control], { limitNs: callLimitNs, instruments, signal, onProgress });
    this.#controlCalls = controlCalls(best.pop()!);
    this.#adopt(best);
    this.spending.warmUpNs += sinceNs(instruments.clock, start);
  }

  #adopt(best: readonly number[]): void {
    this.#calibration = calibrateFor(this.#options.batch, best);
    this.#best = best.map(() => Infinity);
  }

  /** Takes a batch of a cell, again where it was preempted, and returns its time per call. */
  async #takeBatch(index: number, onPreempted: () => void): Promise<number> {
    const { callLimitNs, instruments, onProgress } = this.#options;
    const { calls, batchNs } = this.#calibration;
    const count = calls[index]!;
    const subject = this.#subjects[index]!;
    const warming = subject.reusable && batchNs / count <= WARMED_UP_TO_NS;
    onProgress?.(subject);
    for (let retakes = 0; ; retakes++) {
      const batch = await timeBatch(subject, count, callLimitNs, instruments, warming);
      this.contention.add(batch);
      if (batch.preempted) onPreempted();
      if (!batch.preempted || retakes === RETAKES || batchNs > RETAKEN_UP_TO_NS) {
        this.spending.measuringNs += batch.durationNs;
        return batch.durationNs / count;
      }
    }
  }

  /** Another process is another machine: rounds of one that has ended do not go with those of the next. */
  #startAnew(): void {
    this.#prepared = undefined;
    this.#subjects = [];
    this.#rounds.length = 0;
    this.#generation++;
  }

  /** Batches that turn out uneven were calibrated wrongly: what they measured is discarded. */
  #recalibrate(): void {
    if (!CHECKED_AT.includes(this.#rounds.length) || this.#recalibrations >= RECALIBRATIONS) return;
    if (this.#options.batch === 'single call') return;
    if (isEven(this.#calibration, this.#best)) return;
    const before = this.#calibration;
    this.#adopt(this.#best.map((timeNs, i) => (Number.isFinite(timeNs) ? timeNs : before.batchNs / before.calls[i]!)));
    this.#rounds.length = 0;
    this.#generation++;
    this.#recalibrations++;
  }
}
