import { count, plainDuration } from '../../describe/quantity';
import type { Progress } from '../channel/progress';

/** A child that measures and was silent for this many call limits hangs. */
const LIMITS_OF_SILENCE = 2;
/** How often the silence is measured. */
const CHECK_MS = 250;

/** Ends a child whose workload never returns, which nothing inside of that process could. */
export class Watchdog {
  readonly #limitNs: number;
  readonly #timer: NodeJS.Timeout;
  #heard: { readonly progress: Progress; readonly at: bigint } | undefined;
  #verdict: { readonly message: string; readonly stack: string } | undefined;

  constructor(callLimitNs: number) {
    this.#limitNs = LIMITS_OF_SILENCE * callLimitNs;
    this.#timer = setInterval(() => {
      this.#check();
    }, CHECK_MS);
    this.#timer.unref();
  }

  /** What to say of the file in place of "the worker was killed", once the child was ended. */
  get verdict(): { readonly message: string; readonly stack: string } | undefined {
    return this.#verdict;
  }

  /** Takes a sign of life. */
  hear(progress: Progress): void {
    this.#heard = { progress, at: process.hrtime.bigint() };
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #check(): void {
    if (this.#heard?.progress.place === undefined || this.#verdict !== undefined) return;
    const { progress, at } = this.#heard;
    if (Number(process.hrtime.bigint() - at) < this.#limitNs) return;
    const { test, claim, pid, place, before } = progress;
    const where =
      before === undefined ? '' : `, where n = ${count(before.n)} took about ${plainDuration(before.timeNs)}`;
    const message =
      `jest-asymptote: ${place?.arm ?? ''} at n = ${count(place?.n ?? 0)} did not return within ${plainDuration(this.#limitNs)}, ` +
      `in ${claim} of the test “${test}”${where}. The process of the file was ended. ` +
      "Measure smaller sizes, or raise the limit in the Jest configuration: testEnvironmentOptions: { callLimit: '60 s' }";
    this.#verdict = { message, stack: `Error: ${message}` };
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It has died by itself meanwhile.
    }
  }
}
