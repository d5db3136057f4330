import type { NarrowSweep } from '../claims/shared/evidence';
import type { Evidence } from '../claims/kinds';
import type { CellTime } from '../model/cell';
import { SPAN } from '../measure/sweep/sweep';
import type { TrialResult } from './trialResult';

/** Returns what a claim over sizes that were chosen came to, which says so where its sweep is narrower than it should be. */
export function sayingHowNarrow(result: TrialResult): TrialResult {
  const { verdict } = result;
  if (!('evidence' in verdict) || verdict.evidence === undefined) return result;
  const { evidence } = verdict;
  if (evidence.kind !== 'scaling' && evidence.kind !== 'constant') return result;
  const narrow = narrowSweep(evidence.times);
  const told: Evidence = { ...evidence, narrow };
  return narrow === undefined ? result : { ...result, verdict: { ...verdict, evidence: told } };
}

function narrowSweep(times: readonly CellTime[]): NarrowSweep | undefined {
  const [bottom, top] = [times[0], times.at(-1)];
  if (bottom === undefined || top === undefined || top.n / bottom.n >= SPAN.least) return undefined;
  return { from: bottom.n, to: top.n, timeNs: top.timeNs.estimate };
}
