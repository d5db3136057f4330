import { prepareCells, type CellOptions } from './cells';
import { timeBatch, withoutWaiting } from '../batch/batch';
import { calibrateFor, isEven, type Calibration } from '../batch/calibration';
import type { BatchKind } from '../../model/cell';
import type { SeededRandom } from '../../model/random';
import { ArmMemory } from './armMemory';
import { cellKey } from '../../model/cellKey';
import { sinceNs } from '../clock/clock';
import { Contention } from '../clock/contention';
import { controlCalls, controlOf } from '../clock/control';
import { primeLoops } from '../batch/loop';
import { Round } from './round';
import { shuffled } from './shuffle';
import type { Spending } from './spending';
import type { Subject } from '../subject/subject';
import { warmUp } from '../batch/warmUp';

/** The options of a collection. */
export interface CollectionOptions extends CellOptions {
  /** What a batch consists of. @defaultValue as few calls as can be timed well */
  readonly batch?: BatchKind | undefined;
  /** The same if calls are so long that their batches are freed of waiting. @defaultValue as `batch` */
  readonly batchIfLong?: BatchKind | undefined;
  /** The source of the random order of the rounds. */
  readonly random: SeededRandom;
}

/** Longer batches are preempted under load nearly every time: taking them again would not help. */
const RETAKEN_UP_TO_NS = 4e6;
const RETAKES = 8;
/** No more batches of a round are taken again after so long: what looks like preemption is garbage collection, or lasts. */
const RETAKEN_FOR_NS = 100e6;
/**
 * A cell of which so many rounds took batches again in vain, each at least so often, hands its core to the threads that
 * collect its garbage: its batches are kept as they are.
 */
const IN_VAIN = { rounds: 2, retakes: 3 } as const;
/** Longer calls bring their data back into the caches within a small part of their time; a growth may be less exact. */
const WARMED_UP_TO_NS = { batches: 4e6, 'own length': 0.5e6 } as const;
/** The numbers of rounds after which the calibration is checked; later on it has proved itself. */
const CHECKED_AT: readonly number[] = [12, 24];
/** The most recalibrations: batches that are still uneven then are uneven by noise. */
const RECALIBRATIONS = 2;

/**
 * Measures arms at sizes in rounds: each has one batch of every cell, in random order. All batches are equally long,
 * unless a claim asks for batches of their own length.
 *
 * The statistics rely on that order: noise that does not depend on the cell leaves every contrast of cells symmetric
 * about its true value. The arms of a size follow each other, so that drift affects them alike.
 */
export class Collection {
  readonly spending: Spending = { warmUpNs: 0, measuringNs: 0, lostNs: 0 };
  /** How busy the machine was while the rounds were taken. */
  readonly contention = new Contention();
  readonly memory: ArmMemory;
  readonly #options: CollectionOptions;
  readonly #control: Subject;
  readonly #rounds: Round[] = [];
  #subjects: readonly Subject[] = [];
  readonly #indices = new Map<string, number>();
  #calibration: Calibration = { batchNs: [], calls: [] };
  #kind: BatchKind | undefined;
  #best: number[] = [];
  /** In how many rounds the batches of a cell were all preempted. */
  readonly #inVain = new Map<string, number>();
  #controlCalls = 1;
  #generation = 0;
  #recalibrations = 0;
  #prepared: Promise<void> | undefined;

  constructor(options: CollectionOptions) {
    this.#options = options;
    this.#control = controlOf(options.instruments);
    this.memory = new ArmMemory(options.instruments.memory);
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

  /** Changes whenever the earlier rounds are discarded: after a recalibration, or after a process ended. */
  get generation(): number {
    return this.#generation;
  }

  /** Returns the number of calls in a batch of an arm at a size: the same in all rounds that count. */
  callsOf(arm: string, n: number): number {
    return this.#calibration.calls[this.#indices.get(cellKey(arm, n))!] ?? 1;
  }

  /** Returns the names of the counts that calls of all these arms report; none before the first round. */
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
    if (this.#subjects.some((subject) => subject.kind === 'remote' && subject.hasEnded?.() === true)) this.#restart();
    this.#prepared ??= this.#prepare(signal);
    try {
      await this.#prepared;
    } catch (error) {
      // An error of a workload stays. A preparation that was aborted can be repeated.
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
        const timeNs = await this.#takeBatch(index, key, round);
        round.set(key, timeNs);
        if (timeNs < this.#best[index]!) this.#best[index] = timeNs;
      }
    }
    const { durationNs } = await timeBatch(this.#control, this.#controlCalls, Infinity, instruments);
    this.contention.addControl(durationNs);
    round.controlNs = durationNs;
    this.spending.lostNs += sinceNs(instruments.clock, start) - (this.spending.measuringNs - kept);
    this.#rounds.push(round);
    this.#recalibrate();
  }

  /** Lets go of all inputs: a claim that is decided must not fill the memory of the next. Rounds and figures stay. */
  release(): void {
    this.#prepared = Promise.reject(new Error('the collection was released'));
    this.#prepared.catch(() => undefined);
    this.#subjects = [];
  }

  async #prepare(signal: AbortSignal): Promise<void> {
    const { callLimitNs, instruments, onProgress } = this.#options;
    const start = instruments.clock.now();
    await primeLoops();
    const subjects = await prepareCells(this.#options, this.memory, signal);
    subjects.forEach(({ arm, n }, index) => this.#indices.set(cellKey(arm, n), index));
    this.#subjects = subjects;
    instruments.collectGarbage();
    const best = await warmUp([...subjects, this.#control], { limitNs: callLimitNs, instruments, signal, onProgress });
    this.#controlCalls = controlCalls(best.pop()!);
    for (const [i, subject] of subjects.entries()) this.memory.timed(subject, best[i]!);
    this.#adopt(best);
    this.spending.warmUpNs += sinceNs(instruments.clock, start);
  }

  #adopt(best: readonly number[]): void {
    const { batch, batchIfLong, instruments } = this.#options;
    const isFreed = Math.max(...best) > RETAKEN_UP_TO_NS && instruments.kernel.runQueueWaitNs() !== undefined;
    this.#kind = batch ?? (isFreed ? batchIfLong : undefined);
    this.#calibration = calibrateFor(this.#kind, best);
    this.#best = best.map(() => Infinity);
  }

  /** Takes a batch of a cell, again if it was preempted, and returns its time per call. */
  async #takeBatch(index: number, key: string, round: Round): Promise<number> {
    const { callLimitNs, instruments, onProgress } = this.#options;
    const { calls, batchNs } = this.#calibration;
    const count = calls[index]!;
    const expectedNs = batchNs[index]!;
    const subject = this.#subjects[index]!;
    const warming =
      subject.reusable && expectedNs / count <= WARMED_UP_TO_NS[this.#kind === 'own length' ? this.#kind : 'batches'];
    onProgress?.(subject, 'run');
    for (let retakes = 0; ; retakes++) {
      const batch = await timeBatch(subject, count, callLimitNs, instruments, warming);
      const isLong = expectedNs > RETAKEN_UP_TO_NS;
      const isFreed = isLong && this.#kind !== 'single call';
      this.contention.add(batch, isFreed);
      if (batch.preempted) {
        round.preempted.add(key);
        round.preemptedNs += batch.durationNs;
      }
      const isInVain = (this.#inVain.get(key) ?? 0) >= IN_VAIN.rounds;
      const isFinal = retakes === RETAKES || isLong || isInVain || round.preemptedNs > RETAKEN_FOR_NS;
      if (!batch.preempted || isFinal) {
        if (batch.preempted && retakes >= IN_VAIN.retakes) this.#inVain.set(key, (this.#inVain.get(key) ?? 0) + 1);
        this.spending.measuringNs += batch.durationNs;
        return (isFreed ? withoutWaiting(batch) : batch.durationNs) / count;
      }
    }
  }

  /** Discards the rounds of a process that has ended: they do not compare with the rounds of the next process. */
  #restart(): void {
    this.#prepared = undefined;
    this.#subjects = [];
    this.#rounds.length = 0;
    this.#generation++;
  }

  /** Calibrates again, and discards the rounds, if the batches turn out uneven. */
  #recalibrate(): void {
    if (!CHECKED_AT.includes(this.#rounds.length) || this.#recalibrations >= RECALIBRATIONS) return;
    if (this.#kind === 'single call') return;
    if (isEven(this.#calibration, this.#best, this.#kind)) return;
    const before = this.#calibration;
    this.#adopt(
      this.#best.map((timeNs, i) => (Number.isFinite(timeNs) ? timeNs : before.batchNs[i]! / before.calls[i]!)),
    );
    this.#rounds.length = 0;
    this.#generation++;
    this.#recalibrations++;
  }
}
