/** What one time is that of, where it is not as many calls as can be timed well: a single call, or some milliseconds. */
export type BatchKind = 'single call' | 'stretch';

/**
 * A batch lasts at least this long: thousands of the clock's grains, far under a slice of the scheduler, and short
 * enough that many a batch falls whole into a stretch in which nothing disturbs the core.
 */
export const BATCH_NS = 200_000;

/** A clock whose steps are larger than this share of a batch cannot time it to a hundredth. */
export const COARSEST_GRAIN = 0.01;

/** Batches may differ in length by this factor; beyond it load would slow the longer ones more and fake a growth. */
const EVEN = 1.5;

/** A stretch lasts as long as can be without being preempted under load nearly every time. */
const STRETCH_NS = 3e6;

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

/**
 * Returns how many calls of each cell make what times are wanted of.
 *
 * @param kind - a single call, a stretch of some milliseconds, or what `calibrate` makes of them where it is left out
 */
export function calibrateFor(kind: BatchKind | undefined, bestNs: readonly number[]): Calibration {
  if (kind === 'single call') return { batchNs: Math.max(...bestNs), calls: bestNs.map(() => 1) };
  return calibrate(bestNs, kind === 'stretch' ? STRETCH_NS : BATCH_NS);
}

/**
 * Whether batches of that many calls still last equally long, by the shortest times seen since; or as equally as whole
 * calls allow, so that a new calibration would not do better.
 *
 * @param bestNs - Infinity for cells that were not measured
 */
export function isEven(calibration: Calibration, bestNs: readonly number[]): boolean {
  const measured = bestNs.filter(Number.isFinite);
  const counts = calibration.calls.filter((_, i) => Number.isFinite(bestNs[i]));
  const unevenness = spread(counts, measured);
  return unevenness <= EVEN || unevenness <= spread(calibrate(measured).calls, measured);
}

/** The longest of some batches over the shortest. */
function spread(calls: readonly number[], timesNs: readonly number[]): number {
  const durations = calls.map((count, i) => count * timesNs[i]!);
  return Math.max(...durations) / Math.min(...durations);
}
