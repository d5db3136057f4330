import { decidedBySteps } from './arbiter';
import type { ClaimRun } from './claim';
import type { Decider } from './decider';
import { decidedWithWhere, type Locator } from './locating';
import type { Rerun } from './processes';
import type { TrialResult } from './trial';

/**
 * Decides a claim, and finds the lines that take the time if it is violated. A process that is there to count the steps of
 * a claim that time left open does that alone.
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
  if (rerun?.open !== undefined)
    return decidedBySteps(run, rerun.open, { nativeCalls, calling: pipeline.calling(run) });
  return decidedWithWhere(run, pipeline, { locator, rerun });
}
