import * as v from 'valibot';
import { Interval } from '../../model/interval';
import { optional, positive, sizes, type Stored } from '../../model/stored';

export const Pair = v.object({ arm: v.string(), other: v.string(), sizes });
/** Two arms at the same sizes; their cells stand as all of A, then all of B. */
export type Pair = Stored<typeof Pair>;

export const SizeRatio = v.object({ n: positive, ratio: Interval });
/** The ratio of two times, A / B, at a size. */
export type SizeRatio = Stored<typeof SizeRatio>;

export const Difference = v.object({ n: positive, differenceNs: Interval });
/** What A costs more than B at a size. */
export type Difference = Stored<typeof Difference>;

const NarrowSweep = v.object({ from: positive, to: positive, timeNs: v.number() });
/** The sizes of a sweep that was to be wider, and what one call takes at its top: why it is not. */
export type NarrowSweep = Stored<typeof NarrowSweep>;

/** Whether sizes that were chosen for a claim are close together, and why. */
export const narrow = optional(NarrowSweep, 'Present if calls became too long before chosen sizes were wide apart.');

/** Returns the field of the smallest violation that samples could show. */
export function detectable(violation: string): ReturnType<typeof optional<v.NumberSchema<undefined>>> {
  return optional(
    v.number(),
    `${violation} that these samples would have shown to be a violation, if the claim holds.`,
  );
}
