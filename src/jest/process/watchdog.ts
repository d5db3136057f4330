import { count, plainDuration } from '../../describe/quantity';
import type { ConnectedChild } from '../channel/channelServer';
import type { Handlers } from '../channel/connection';
import type { ChildMessage, RunningWorkload } from '../channel/messages';

/** A child that measures and was silent for this many call limits hangs. */
const LIMITS_OF_SILENCE = 2;
/** How often the silence is measured. */
const CHECK_MS = 250;

/** Ends a child whose workload never returns: nothing inside of that process could. */
export class Watchdog {
  readonly #limitNs: number;
  readonly #timer = setInterval(() => this.#check(), CHECK_MS).unref();
  #running: { readonly workload: RunningWorkload; readonly child: ConnectedChild; readonly since: bigint } | undefined;
  /** The error of the file in place of "the worker was killed", once the child was ended. */
  verdict: { readonly message: string; readonly stack: string } | undefined;

  constructor(callLimitNs: number) {
    this.#limitNs = LIMITS_OF_SILENCE * callLimitNs;
  }

  /** Returns the handlers for the signs of life of a child. */
  handlersFor(child: ConnectedChild): Pick<Handlers<ChildMessage>, 'running' | 'idle'> {
    return {
      running: (workload) => {
        this.#running = { workload, child, since: process.hrtime.bigint() };
      },
      idle: () => {
        this.#running = undefined;
      },
    };
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #check(): void {
    if (this.#running === undefined || this.verdict !== undefined) return;
    const { workload, child, since } = this.#running;
    if (Number(process.hrtime.bigint() - since) < this.#limitNs) return;
    const { test, claim, cell, part, before } = workload;
    const what = part === 'input' ? `building the input of ${cell.arm}` : cell.arm;
    const where =
      before === undefined ? '' : `, where n = ${count(before.n)} took about ${plainDuration(before.timeNs)}`;
    const message =
      `jest-asymptote: ${what} at n = ${count(cell.n)} did not return within ${plainDuration(this.#limitNs)}, ` +
      `in ${claim} of the test “${test}”${where}. The process of the file was ended. ` +
      "Measure smaller sizes, or raise the limit in the Jest configuration: testEnvironmentOptions: { callLimit: '60 s' }";
    this.verdict = { message, stack: `Error: ${message}` };
    child.kill();
  }
}
