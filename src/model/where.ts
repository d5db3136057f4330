import * as v from 'valibot';
import { Cell } from './cell';
import { described, optional, positive, type Stored } from './stored';

const Ends = v.object({ from: v.number(), to: v.number() });

const CostlyLine = v.object({
  file: described(v.string(), 'The path of the source, as it was written.'),
  line: described(positive, 'The number of the line, from 1.'),
  source: described(v.array(v.string()), 'The text of the line, and of those around it.'),
  firstLine: described(positive, 'The number of the first line of that text.'),
  share: described(Ends, 'Its share of the time of each call, with the garbage that is collected for it.'),
  nativeShare: described(v.number(), 'The share of its time in native code with a name.'),
  garbageShare: described(v.number(), 'The share of its time in the garbage collector.'),
  callee: optional(v.string(), 'What it calls, as the source has it, if that is one thing.'),
  steps: optional(Ends, 'How often it runs in each call; absent if that is unknown.'),
});
/** A line of source that takes more time than a claim allows. */
export type CostlyLine = Stored<typeof CostlyLine>;

const GrowthToCome = v.object({
  file: described(v.string(), 'The path of the source, as it was written.'),
  line: described(positive, 'The number of the line, from 1.'),
  steps: described(v.number(), 'How often it runs in a call of the larger size.'),
  exponent: described(v.number(), 'The power of n by which that grows.'),
  halfAt: described(v.number(), 'The size from which on it would take half of the time, were all steps equally long.'),
});

const SampledCall = v.object({ ...Cell.entries, timeNs: v.number() });

export const Where = v.object({
  from: described(SampledCall, 'The call that the other is compared with: of a smaller size, or of the other arm.'),
  to: described(SampledCall, 'The call that takes more than the claim allows.'),
  lines: described(v.array(CostlyLine), 'The costliest first.'),
  toCome: optional(GrowthToCome, 'A part whose steps grow faster than the claim allows, though it holds.'),
});
/** The lines of source that take the time of a call. */
export type Where = Stored<typeof Where>;
