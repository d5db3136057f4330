import { messageParent } from 'jest-worker';
import type { Place } from '../../measure/subject/workloadError';

/** The event under which a child tells the runner what it measures. */
export const PROGRESS = 'asymptote-progress';

/** What a child that measures is doing. */
export interface Progress {
  readonly pid: number;
  readonly file: string;
  readonly test: string;
  readonly claim: string;
  /** What is about to run, or undefined where nothing is. */
  readonly place: Place | undefined;
  /** The size before, where the same arm has just returned from it, and about how long a call took there. */
  readonly before?: { readonly n: number; readonly timeNs: number } | undefined;
}

/** Messages closer together than this are left out, but for those on what has not run before: a hang begins there. */
const EVERY_NS = 500_000_000;

/** Tells the runner now and then what is being measured, so that it can end a child that hangs, and name the culprit. */
export class ProgressLine {
  readonly #file: string;
  readonly #everyNs: bigint;
  #last = 0n;
  #place: Place | undefined;
  #before: Progress['before'];
  #runningSince = 0n;
  readonly #seen = new Set<string>();

  /**
   * @param callLimitNs - how long one call may take; the runner takes twice as long a silence for a hang
   */
  constructor(file: string, callLimitNs: number) {
    this.#file = file;
    this.#everyNs = BigInt(Math.round(Math.min(EVERY_NS, callLimitNs / 2)));
  }

  /** Says what is about to run; cheap enough to be called before every batch and every single call. */
  running(test: string, claim: string, place: Place): void {
    const now = process.hrtime.bigint();
    const key = `${place.arm} ${String(place.n)}`;
    const last = this.#place;
    const fresh = this.#place === undefined || !this.#seen.has(key);
    if (last?.arm !== place.arm || last.n !== place.n) {
      // Single calls come first, smaller sizes before larger ones; what comes later are batches.
      const hasReturned = fresh && last?.arm === place.arm;
      this.#before = hasReturned ? { n: last.n, timeNs: Number(now - this.#runningSince) } : undefined;
    }
    this.#runningSince = now;
    this.#place = place;
    this.#seen.add(key);
    if (fresh || now - this.#last >= this.#everyNs) this.#send(test, claim, now);
  }

  /** Says that nothing is being measured any more. */
  idle(test: string): void {
    if (this.#place === undefined) return;
    this.#place = undefined;
    this.#send(test, '', process.hrtime.bigint());
  }

  #send(test: string, claim: string, now: bigint): void {
    this.#last = now;
    if (!process.connected) return;
    const progress: Progress = {
      pid: process.pid,
      file: this.#file,
      test,
      claim,
      place: this.#place,
      before: this.#before,
    };
    messageParent([PROGRESS, { ...progress, place: this.#place && { arm: this.#place.arm, n: this.#place.n } }]);
  }
}
