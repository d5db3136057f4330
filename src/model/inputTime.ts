import * as v from 'valibot';
import { described, type Stored } from './stored';

export const InputTime = v.object({
  buildingNs: described(v.number(), 'Building inputs.'),
  measuringNs: described(v.number(), 'Everything else, without the start of other processes.'),
});
/** How a claim that builds inputs spent its time, in its process and in those that confirmed it. */
export type InputTime = Stored<typeof InputTime>;
