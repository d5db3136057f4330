import type { Cell } from '../../model/cell';
import type { SampleTable } from '../core/sampleTable';
import type { Difference, Pair } from './evidence';

/** Claims on several arms vote on minima over groups of that many rounds. */
export const PAIR_GROUPS = [1, 3, 9, 27] as const;

/** The persistent distortion of a cell that comparisons of two arms in one run allow for, rms. */
export const PAIR_DISTORTION = 0.02;

/**
 * The persistent distortion of a cell that claims on A - B itself allow for, rms. The overheads of twelve processes that
 * ran the same two arms differed as if by distortions of 0.35 % a cell; this is three times that, and half of what
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
