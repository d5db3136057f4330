import type { Clock } from '../clock/clock';
import type { Instruments } from '../clock/instruments';
import type { Kernel } from '../clock/kernel';
import type { Timer } from '../subject/settling';
import { FakePrograms } from './fakePrograms';

/** Where the clock stands at first: not at 0, so that nobody takes a reading for a duration. */
const START_NS = 1e9;

/**
 * A clock that workloads move themselves.
 *
 * A reading that follows another with no work in between moves it a little too: the control workload of the measuring
 * knows nothing of this clock and must seem to take time.
 */
class FakeClock implements Clock {
  /** How far such a reading moves the clock: half a batch, so that one call of the control makes a batch of warm-up. */
  idleNs = 100_000;
  #nowNs = START_NS;
  #lastReadingNs = -1;

  now(): bigint {
    if (this.#nowNs === this.#lastReadingNs) this.#nowNs += this.idleNs;
    this.#lastReadingNs = this.#nowNs;
    return BigInt(Math.round(this.#nowNs));
  }

  /** Lets time pass. */
  advance(durationNs: number): void {
    this.#nowNs += durationNs;
  }
}

/** A kernel that says what a test tells it. */
class FakeKernel implements Kernel {
  #switches = 0;
  #waitNs: number | undefined = 0;

  involuntarySwitches(): number {
    return this.#switches;
  }

  runQueueWaitNs(): number | undefined {
    return this.#waitNs;
  }

  /** Takes the core away from the process once. */
  preempt(): void {
    this.#switches++;
  }

  /** Lets the process wait for a core. */
  wait(durationNs: number): void {
    this.#waitNs = (this.#waitNs ?? 0) + durationNs;
  }

  /** Makes the waiting unreadable, as it is outside of Linux. */
  hideRunQueue(): void {
    this.#waitNs = undefined;
  }
}

/** A timer that fires when it is told to, and never by itself. */
export class FakeTimer implements Timer {
  readonly #running = new Map<() => void, number>();
  readonly #delaysMs: number[] = [];

  /** The delays of all that was ever started, in milliseconds. */
  get delaysMs(): readonly number[] {
    return this.#delaysMs;
  }

  /** How many were started and neither stopped nor fired. */
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

  /** Fires all that run. */
  fire(): void {
    const due = [...this.#running.keys()];
    this.#running.clear();
    for (const callback of due) callback();
  }
}

/** Instruments that read a machine which only exists in a test. */
export class FakeInstruments implements Instruments {
  readonly clock = new FakeClock();
  readonly kernel = new FakeKernel();
  readonly timer = new FakeTimer();
  readonly programs = new FakePrograms();
  /** What the clock is said to move by. */
  grainNs: number | undefined = 1;
  /** How often garbage was collected. */
  garbageCollections = 0;
  /** Called at every turn of the event loop between rounds. */
  onBreathe: () => void = () => undefined;

  /** No work at all: the clock moves by itself where nothing else moves it. */
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

  /** Returns a workload of which one call of size n takes exactly so long. */
  taking(timeNs: (n: number) => number): (n: number) => void {
    return (n) => {
      this.clock.advance(timeNs(n));
    };
  }

  /** Returns a workload of which one call of size n takes so long, or longer by a share that noise draws each time. */
  takingAbout(timeNs: (n: number) => number, random: () => number, noise = 0.02): (n: number) => void {
    return this.taking((n) => timeNs(n) * (1 + noise * random()));
  }
}
