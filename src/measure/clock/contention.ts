import type { Busyness } from '../../model/obstacle';
import type { Batch } from '../subject/subject';
import { disturbedShare } from './control';

/** The disturbances of the batches of one collection, as the kernel and the control arm show them. */
export class Contention {
  readonly #controlNs: number[] = [];
  #batches = 0;
  #preempted = 0;
  #waitNs = 0;
  /** The part of the waiting that was taken off the times of its batches. */
  #freedNs = 0;
  /** The time of the batches whose waiting is known. */
  #wallNs = 0;

  /**
   * Adds a batch, kept or not.
   *
   * @param isFreed - whether its waiting was taken off its time
   */
  add({ durationNs, preempted, waitNs }: Batch, isFreed = false): void {
    this.#batches++;
    if (preempted) this.#preempted++;
    if (waitNs === undefined) return;
    this.#wallNs += durationNs;
    this.#waitNs += waitNs;
    if (isFreed) this.#freedNs += waitNs;
  }

  /** Adds a batch of the control arm. */
  addControl(durationNs: number): void {
    this.#controlNs.push(durationNs);
  }

  /**
   * Returns how busy the machine was during one collection or several together.
   *
   * Batches whose waiting is unknown do not count for `waitingShare`.
   */
  static busyness(all: readonly Contention[]): Busyness {
    const sum = (figure: (contention: Contention) => number): number =>
      all.reduce((total, one) => total + figure(one), 0);
    const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);
    const [wallNs, waitNs] = [sum((one) => one.#wallNs), sum((one) => one.#waitNs)];
    const freedNs = sum((one) => one.#freedNs);
    const [batches, preempted] = [sum((one) => one.#batches), sum((one) => one.#preempted)];
    const controls = sum((one) => one.#controlNs.length);
    const disturbed = sum((one) => disturbedShare(one.#controlNs) * one.#controlNs.length);
    return {
      waitingShare: wallNs === 0 ? undefined : waitNs / wallNs,
      ...(freedNs > 0 ? { freedShare: freedNs / wallNs } : {}),
      disturbedShare: share(disturbed, controls),
      preemptedShare: share(preempted, batches),
    };
  }
}
