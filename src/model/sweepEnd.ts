import * as v from 'valibot';
import { WorkloadPart } from './cell';
import { described, optional, positive, type Stored } from './stored';

const part = described(WorkloadPart, 'Whether it is about a call or an input.');

const largest = described(positive, 'The largest size that was chosen.');
const n = described(positive, 'The size that ended them.');

const SizeFailure = v.variant('kind', [
  described(
    v.object({ kind: v.literal('threw'), n, part, error: described(v.string(), 'Its name and its message.') }),
    'A call or an input threw, or rejected.',
  ),
  described(
    v.object({ kind: v.literal('not settled'), n, part, limitNs: v.number() }),
    'A call or an input did not return within the limit.',
  ),
  described(
    v.object({ kind: v.literal('program ended'), n, by: described(v.string(), 'Its exit code or signal.') }),
    'The program of the workload ended by itself.',
  ),
  described(
    v.object({
      kind: v.literal('slow input'),
      n,
      timeNs: v.number(),
      limitNs: optional(v.number(), 'The limit that it exceeds; absent if larger ones would take too long.'),
    }),
    'Inputs took long to build.',
  ),
  described(
    v.object({ kind: v.literal('too large'), n, part, bytes: v.number(), limitBytes: v.number() }),
    'Its inputs and a call would take too much memory, as the smaller sizes predict.',
  ),
]);
/** What ended the sizes that were chosen: the workload cannot be measured at larger ones. */
export type SizeFailure = Stored<typeof SizeFailure>;

export const SweepEnd = v.object({ largest, failure: SizeFailure });
/** Where sizes that were chosen end, if the workload ended them. */
export type SweepEnd = Stored<typeof SweepEnd>;
