import type { Batch } from '../batch/timedBatch';
import { disturbedShare } from './control';

/** How busy the machine was while batches were taken. */
export interface ContentionShares {
  /**
   * The share of the time in which what was measured was ready to run and did not, 0 to 1, over the batches of which that
   * is known; undefined where it is of none.
   */
  readonly waitingShare: number | undefined;
  /** The share of control batches, all of the same work, that took over a quarter longer than the best. */
  readonly disturbedShare: number;
  /** The share of batches that the kernel preempted. */
  readonly preemptedShare: number;
}

/** What the kernel and the control arm said of the batches of one collection, as they were taken. */
export class Contention {
  readonly #controlNs: number[] = [];
  #batches = 0;
  #preempted = 0;
  #waitNs = 0;
  /** The time of the batches of which it is known how long they waited. */
  #wallNs = 0;

  /** Takes a batch into account, kept or not. */
  add({ durationNs, preempted, waitNs }: Batch): void {
    this.#batches++;
    if (preempted) this.#preempted++;
    if (waitNs === undefined) return;
    this.#wallNs += durationNs;
    this.#waitNs += waitNs;
  }

  /** Takes a batch of the control arm into account. */
  addControl(durationNs: number): void {
    this.#controlNs.push(durationNs);
  }

  /** Returns the shares of one collection or of several together. */
  static shares(all: readonly Contention[]): ContentionShares {
    const sum = (figure: (contention: Contention) => number): number =>
      all.reduce((total, one) => total + figure(one), 0);
    const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);
    const [wallNs, controls] = [sum((one) => one.#wallNs), sum((one) => one.#controlNs.length)];
    const disturbed = sum((one) => disturbedShare(one.#controlNs) * one.#controlNs.length);
    return {
      waitingShare: wallNs === 0 ? undefined : sum((one) => one.#waitNs) / wallNs,
      disturbedShare: share(disturbed, controls),
      preemptedShare: share(
        sum((one) => one.#preempted),
        sum((one) => one.#batches),
      ),
    };
  }
}
