import type { BatchKind } from '../../model/cell';

/**
 * A batch lasts at least this long: thousands of the clock's grains, far less than a slice of the scheduler, and short
 * enough that nothing disturbs many of the batches.
 */
export const BATCH_NS = 200_000;

/** A clock whose steps are larger than this share of a batch cannot time it to a hundredth. */
export const COARSEST_GRAIN = 0.01;

/** Batches may differ in length by this factor. Beyond it, load would slow down the longer ones more and fake a growth. */
const EVEN = 1.5;

/** A stretch lasts long, but not so long that it is preempted under load nearly every time. */
const STRETCH_NS = 3e6;

/**
 * Batches of their own length last at least as long as one call of their cell, and otherwise no longer than this, or than
 * this share of the longest call: beside that they cost little, and scatter less by the garbage that is collected in some.
 * Where calls are long there are many batches of short ones: those need be no longer than the most.
 */
const OWN = { ns: 0.4e6, share: 1 / 8, mostNs: 3e6 } as const;

/** Batches of their own length may have this many times the calls that they should have, or a part of them as small. */
const NEAR = 3;
/** Beside calls that are longer than this by so many times: rounds of those took too long to be thrown away for less. */
const NEAR_LONG = { callNs: 4e6, near: 16 } as const;

/** The number of calls in a batch of each cell, and how long a batch of each should last. */
export interface Calibration {
  readonly batchNs: readonly number[];
  readonly calls: readonly number[];
}

/**
 * Returns the calibration by which the batches of all cells last equally long.
 *
 * @param bestNs - the shortest time per call of each cell: under load only the minimum shows the cost of a call
 * @param batchNs - how long a batch should last, unless one call of the slowest cell lasts longer
 */
export function calibrate(bestNs: readonly number[], batchNs: number = BATCH_NS): Calibration {
  return lasting(bestNs, Math.max(batchNs, ...bestNs));
}

/**
 * Returns the calibration for batches of a kind.
 *
 * Batches of their own length differ in length if calls do: a claim whose longest calls take many milliseconds would
 * spend as much on every cell otherwise. Long ones must be freed of what they waited for a core.
 *
 * @param kind - a single call, a stretch of some milliseconds, or for each cell as long as its calls need. @defaultValue
 * as many calls as can be timed well
 */
export function calibrateFor(kind: BatchKind | undefined, bestNs: readonly number[]): Calibration {
  if (kind === 'single call') return { batchNs: bestNs, calls: bestNs.map(() => 1) };
  if (kind === 'own length') {
    const longestNs = Math.max(...bestNs);
    const shareNs = Math.min(OWN.share * longestNs, OWN.mostNs);
    return lasting(bestNs, Math.max(Math.min(Math.max(BATCH_NS, longestNs), OWN.ns), shareNs));
  }
  return calibrate(bestNs, kind === 'stretch' ? STRETCH_NS : BATCH_NS);
}

function lasting(bestNs: readonly number[], batchNs: number): Calibration {
  const calls = bestNs.map((timeNs) => Math.max(1, Math.round(batchNs / timeNs)));
  return { batchNs: bestNs.map((timeNs) => Math.max(batchNs, timeNs)), calls };
}

/**
 * Whether batches still last equally long, or as equally as whole calls allow, so that a new calibration would not help.
 * Those of their own length need not: it is enough that each has about as many calls as it should.
 *
 * @param bestNs - the shortest time per call of each cell since then; Infinity if the cell was not measured
 * @param kind - as in `calibrateFor`
 */
export function isEven(calibration: Calibration, bestNs: readonly number[], kind?: BatchKind): boolean {
  const measured = bestNs.filter(Number.isFinite);
  const counts = calibration.calls.filter((_, i) => Number.isFinite(bestNs[i]));
  const wanted = calibrateFor(kind, measured).calls;
  if (kind === 'own length') {
    const near = Math.max(...measured) > NEAR_LONG.callNs ? NEAR_LONG.near : NEAR;
    return counts.every((count, i) => count <= near * wanted[i]! && wanted[i]! <= near * count);
  }
  const unevenness = spread(counts, measured);
  return unevenness <= EVEN || unevenness <= spread(wanted, measured);
}

/** Returns the ratio of the longest batch to the shortest. */
function spread(calls: readonly number[], timesNs: readonly number[]): number {
  const durations = calls.map((count, i) => count * timesNs[i]!);
  return Math.max(...durations) / Math.min(...durations);
}
