import * as v from 'valibot';
import { optional, positive, type Stored } from '../../model/stored';

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
