import type { Cell } from '../../model/cell';
import type { Difference, Pair } from './evidence';
import type { SampleTable } from '../core/sampleTable';

/** The persistent distortion of a cell, rms, that comparisons of two arms in one run allow for. */
export const PAIR_DISTORTION = 0.02;

/**
 * The persistent distortion of a cell, rms, that claims on A - B itself allow for. The overheads of twelve processes
 * that ran the same two arms differed by what 0.35 % a cell would do; this is three times that, and half of what
 * comparisons over wide sweeps allow for.
 */
export const CELL_DISTORTION = 0.01;

/** Returns the cells of both arms, all of A's before all of B's. */
export function cellsOf({ arm, other, sizes }: Pair): Cell[] {
  return [arm, other].flatMap((name) => sizes.map((n) => ({ arm: name, n })));
}

/** Returns A / B at the size with that index. */
export function ratioAt(times: readonly number[], i: number): number {
  return times[i]! / times[times.length / 2 + i]!;
}

/** Returns A - B at the size with that index. */
export function differenceAt(times: readonly number[], i: number): number {
  return times[i]! - times[times.length / 2 + i]!;
}

/** Returns A - B at every size, with intervals. */
export function differencesOf(samples: SampleTable, sizes: readonly number[]): Difference[] {
  return sizes.map((n, i) => ({ n, differenceNs: samples.estimate((times) => differenceAt(times, i)) }));
}
