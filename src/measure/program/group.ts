import type { ChildProcess } from 'node:child_process';
import type { Timer } from '../subject/settling';
import { guardGroup, type Guard } from './guard';

/** How long a process may take to end by itself, once its input has ended and once it was told to. */
const PATIENCE_MS = 1_000;

/** A process with all that it started. */
export class ProcessGroup {
  /** Resolves when the process has ended, with the exit code or the signal by which it did. */
  readonly ended: Promise<string>;
  readonly #child: ChildProcess;
  readonly #pid: number;
  readonly #timer: Timer;
  readonly #guard: Guard | undefined;
  #isOver = false;

  /** @param child - a process that leads a group of its own, where the system has such */
  constructor(child: ChildProcess, pid: number, timer: Timer) {
    this.#child = child;
    this.#pid = pid;
    this.#timer = timer;
    this.#guard = process.platform === 'win32' ? undefined : guardGroup(pid);
    this.ended = new Promise((resolve) => {
      child.once('exit', (code, signal) => {
        resolve(signal ?? `exit code ${String(code)}`);
      });
    });
  }

  /** Ends them: the process by the end of its input, if it can be had that way, and what is left by force. */
  async end(): Promise<void> {
    this.#child.stdin?.end();
    if (this.#isOver) return;
    if (!(await this.#endsInTime())) this.#signal('SIGTERM');
    if (!(await this.#endsInTime())) this.#signal('SIGKILL');
    await this.ended;
    this.kill();
  }

  /** Ends them by force, once: the number of the group may be that of another one later. */
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
      // Nothing is left of them.
    }
  }

  #endsInTime(): Promise<boolean> {
    return new Promise((resolve) => {
      const timer = this.#timer.start(() => {
        resolve(false);
      }, PATIENCE_MS);
      void this.ended.then(() => {
        timer.stop();
        resolve(true);
      });
    });
  }
}
