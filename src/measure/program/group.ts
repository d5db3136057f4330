import type { ChildProcess } from 'node:child_process';
import type { Timer } from '../subject/settling';
import { guardGroup, type Guard } from './guard';

/** How long a process may take to end after the end of its input, and again after SIGTERM. */
const PATIENCE_MS = 1_000;

/** A process with all processes that it started. */
export class ProcessGroup {
  /** Resolves when the process has ended, with its exit code or signal. */
  readonly ended: Promise<string>;
  readonly #child: ChildProcess;
  readonly #pid: number;
  readonly #timer: Timer;
  readonly #guard: Guard | undefined;
  #isOver = false;

  /** @param child - a running process that leads a group of its own, if the system has process groups */
  constructor(child: ChildProcess, timer: Timer) {
    this.#child = child;
    this.#pid = child.pid!;
    this.#timer = timer;
    this.#guard = process.platform === 'win32' ? undefined : guardGroup(this.#pid);
    this.ended = new Promise((resolve) => {
      child.once('exit', (code, signal) => {
        resolve(signal ?? `exit code ${String(code)}`);
      });
    });
  }

  /** Ends the process by the end of its input if it reacts to that, and everything that is left by force. */
  async end(): Promise<void> {
    this.#child.stdin?.end();
    if (this.#isOver) return;
    if (!(await this.#endsInTime())) this.#signal('SIGTERM');
    if (!(await this.#endsInTime())) this.#signal('SIGKILL');
    await this.ended;
    this.kill();
  }

  /** Kills the group, once: another group may get its number later. */
  kill(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#signal('SIGKILL');
    this.#guard?.release();
  }

  #signal(signal: NodeJS.Signals): void {
    try {
      if (process.platform === 'win32') this.#child.kill(signal);
      else process.kill(-this.#pid, signal);
    } catch {
      // The group has ended.
    }
  }

  #endsInTime(): Promise<boolean> {
    return resolvesWithin(this.ended, PATIENCE_MS, this.#timer);
  }
}

/** Returns whether a promise that never rejects resolves within some time. */
export function resolvesWithin(promise: Promise<unknown>, limitMs: number, timer: Timer): Promise<boolean> {
  return new Promise((resolve) => {
    const limit = timer.start(() => resolve(false), limitMs);
    void promise.then(() => {
      limit.stop();
      resolve(true);
    });
  });
}
