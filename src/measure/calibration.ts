/**
 * A batch lasts at least this long: thousands of the clock's grains, far under a slice of the scheduler, and short
 * enough that many a batch falls whole into a stretch in which nothing disturbs the core.
 */
export const BATCH_NS = 200_000;

/** Batches may differ in length by this factor; beyond it load would slow the longer ones more and fake a growth. */
const EVEN = 1.5;

/** How many calls make a batch of each cell, and how long those batches should last. */
export interface Calibration {
  readonly batchNs: number;
  readonly calls: readonly number[];
}

/**
 * Returns how many calls of each cell last equally long.
 *
 * @param bestNs - the shortest time per call seen of each cell: under load only the minimum tells what a call costs
 * @param batchNs - how long a batch should last; one call of the costliest cell lengthens it for all
 */
export function calibrate(bestNs: readonly number[], batchNs: number = BATCH_NS): Calibration {
  const lasting = Math.max(batchNs, ...bestNs);
  return { batchNs: lasting, calls: bestNs.map((timeNs) => Math.max(1, Math.round(lasting / timeNs))) };
}

/** Whether batches of that many calls still last equally long, by the shortest times seen since. */
export function isEven({ calls }: Calibration, bestNs: readonly number[]): boolean {
  const durations = calls.map((count, i) => count * (bestNs[i] as number)).filter(Number.isFinite);
  return Math.max(...durations) <= EVEN * Math.min(...durations);
}
