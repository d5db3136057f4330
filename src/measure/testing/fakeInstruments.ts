import type { Clock } from '../clock/clock';
import type { Instruments } from '../clock/instruments';
import type { Kernel } from '../clock/kernel';
import type { Memory } from '../clock/memory';
import type { Timer } from '../subject/settling';
import { FakePrograms } from './fakePrograms';

/** The first reading of the clock: not 0, so that a reading cannot pass for a duration. */
const START_NS = 1e9;

/**
 * A clock that workloads move themselves.
 *
 * A reading without work since the last one moves the clock a little too: the control workload does not know this clock,
 * and must seem to take time. Readings of the kernel take none.
 */
class FakeClock implements Clock {
  /** How far a reading without work moves the clock: half a batch, which makes one call of the control a warm-up batch. */
  idleNs = 100_000;
  #nowNs = START_NS;
  #lastReadingNs = -1;

  now(): bigint {
    if (this.#nowNs === this.#lastReadingNs) this.#nowNs += this.idleNs;
    this.#lastReadingNs = this.#nowNs;
    return BigInt(Math.round(this.#nowNs));
  }

  /** Has the next reading take no time, although no work was done. */
  skipIdling(): void {
    this.#lastReadingNs = -1;
  }

  /** Lets time pass. */
  advance(durationNs: number): void {
    this.#nowNs += durationNs;
  }
}

/** A kernel with the counters of a test. */
class FakeKernel implements Kernel {
  readonly #clock: FakeClock;
  #switches = 0;
  #waitNs: number | undefined = 0;
  /** Called before every reading of the waiting: a process may lose its core there. */
  onReading: () => void = () => undefined;

  constructor(clock: FakeClock) {
    this.#clock = clock;
  }

  involuntarySwitches(): number {
    return this.#switches;
  }

  runQueueWaitNs(): number | undefined {
    this.#clock.skipIdling();
    this.onReading();
    return this.#waitNs;
  }

  /** Preempts the process once. */
  preempt(): void {
    this.#switches++;
  }

  /** Lets the process wait for a core. */
  wait(durationNs: number): void {
    this.#waitNs = (this.#waitNs ?? 0) + durationNs;
  }

  /** Makes the waiting unreadable, as it is outside Linux. */
  hideRunQueue(): void {
    this.#waitNs = undefined;
  }
}

/** A memory that workloads take themselves. */
class FakeMemory implements Memory {
  /** The used bytes: not 0 at first, so that a reading cannot pass for a difference. */
  used = 50e6;

  usedBytes(): number {
    return this.used;
  }
}

/** A timer that fires only when a test fires it. */
export class FakeTimer implements Timer {
  readonly #running = new Map<() => void, number>();
  readonly #delaysMs: number[] = [];

  /** The delays of all timers so far, in milliseconds. */
  get delaysMs(): readonly number[] {
    return this.#delaysMs;
  }

  /** The number of timers that neither stopped nor fired. */
  get running(): number {
    return this.#running.size;
  }

  start(callback: () => void, delayMs: number): { stop(): void } {
    const started = (): void => {
      callback();
    };
    this.#running.set(started, delayMs);
    this.#delaysMs.push(delayMs);
    return { stop: () => void this.#running.delete(started) };
  }

  /** Fires all running timers. */
  fire(): void {
    const due = [...this.#running.keys()];
    this.#running.clear();
    for (const callback of due) callback();
  }
}

/** The instruments of a machine that only exists in a test. */
export class FakeInstruments implements Instruments {
  readonly clock = new FakeClock();
  readonly kernel = new FakeKernel(this.clock);
  readonly memory = new FakeMemory();
  readonly timer = new FakeTimer();
  readonly programs = new FakePrograms();
  /** The grain that the clock reports. */
  grainNs: number | undefined = 1;
  /** The number of garbage collections. */
  garbageCollections = 0;
  /** Called at every turn of the event loop between rounds. */
  onBreathe: () => void = () => undefined;

  /** No work at all: the clock moves by itself if nothing else moves it. */
  readonly spin = (turns: number): number => turns;

  clockGrainNs(): number | undefined {
    return this.grainNs;
  }

  breathe(): Promise<void> {
    this.onBreathe();
    return Promise.resolve();
  }

  collectGarbage(): void {
    this.garbageCollections++;
  }

  /** Returns a workload whose calls take exactly the given time. */
  taking(timeNs: (n: number) => number): (n: number) => void {
    return (n) => {
      this.clock.advance(timeNs(n));
    };
  }

  /** Returns a workload whose calls take the given time, or longer by a random share up to `noise`. */
  takingAbout(timeNs: (n: number) => number, random: () => number, noise = 0.02): (n: number) => void {
    return this.taking((n) => timeNs(n) * (1 + noise * random()));
  }
}
