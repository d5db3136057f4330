import * as v from 'valibot';
import { Interval } from '../../model/interval';
import { described, optional, positive, sizes, type Stored } from '../../model/stored';

export const Pair = v.object({ arm: v.string(), other: v.string(), sizes });
/** Two arms at the same sizes; their cells stand as all of A, then all of B. */
export type Pair = Stored<typeof Pair>;

export const SizeRatio = v.object({
  n: positive,
  ratio: described(Interval, 'Its interval covers what processes differ by; that of older reports one process alone.'),
  processes: optional(v.array(v.number()), 'The ratio in each process.'),
});
/** The ratio of two times, A / B, at a size. */
export type SizeRatio = Stored<typeof SizeRatio>;

export const Difference = v.object({ n: positive, differenceNs: Interval });
/** What A costs more than B at a size. */
export type Difference = Stored<typeof Difference>;
