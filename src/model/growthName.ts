import * as v from 'valibot';
import type { Growth } from './growth';

/** The name of a growth, such as `n log n` or `n^1.5`. */
export const GrowthName = v.pipe(
  v.string(),
  v.regex(/^(1|log n|sqrt n|n|n log n|n\^\d+(\.\d+)?)$/),
) as v.GenericSchema<Growth>;
