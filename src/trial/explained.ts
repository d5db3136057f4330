import { decidedByStepsIfOpen } from './arbiter';
import type { ClaimRun } from './claim';
import type { Decider } from './decider';
import { decidedWithWhere, type Locator } from './locating';
import type { Rerun } from './processes';
import type { TrialResult } from './trial';

/**
 * Decides a claim by all means: by time or counts, by the steps of the code where the shape of the times leaves it open,
 * and with the lines that take the time if it is violated.
 *
 * @param locator - reads the code; without it a claim is decided by what the pipeline measures alone
 */
export function explained(
  run: ClaimRun,
  pipeline: Decider,
  rerun: Rerun | undefined,
  locator: Locator | undefined,
): Promise<TrialResult> {
  if (locator === undefined) return pipeline.decide(run);
  const { nativeCalls } = locator;
  const decider: Decider = {
    decide: (one) => decidedByStepsIfOpen(one, pipeline, { rerun, nativeCalls }),
    calling: (one) => pipeline.calling(one),
    askFreshProcess: (one, purpose, data) => pipeline.askFreshProcess(one, purpose, data),
  };
  return decidedWithWhere(run, decider, { locator, rerun });
}
