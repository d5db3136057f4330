import * as v from 'valibot';
import { described, type Stored } from './stored';

export const UndecidedReason = v.union([
  described(v.literal('unanswerable'), 'Known from the sizes, the clock and the first calls: these cannot answer.'),
  described(v.literal('too close'), 'What the claim limits lies too close to the limit.'),
  described(v.literal('too small'), 'A fixed cost, or the cost it is added to, hides what the claim is about.'),
  described(v.literal('unsettled'), 'The growth changes at the upper end of the sweep.'),
  described(v.literal('budget spent'), "The claim's own budget ended before enough rounds were taken."),
  described(v.literal('test timeout'), 'The test ran out of time for more rounds or a confirmation.'),
  described(v.literal('isolation failed'), 'A verdict could not be confirmed since its test does not run by itself.'),
  described(v.literal('counts vary'), 'Counts differ from call to call.'),
  described(v.literal('busy'), 'Other processes kept the machine busy.'),
]);
/** Why a claim is undecided, in a word: how a report counts it and a reader looks it up. */
export type UndecidedReason = Stored<typeof UndecidedReason>;
