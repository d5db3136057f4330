import { judgePricedSteps, pricedSteps } from '../claims/counts/pricedSteps';
import type { ScalingEvidence } from '../claims/scaling/evidence';
import type { CallOptions } from '../measure/clock/instruments';
import type { NativeWork } from '../measure/source/nativeWork';
import type { Obstacle } from '../model/obstacle';
import { isProgram } from '../workload/program';
import type { CalledWorkload } from '../workload/workload';
import type { ClaimRun } from './claim';
import { countArms } from './counting';
import type { Decider } from './decider';
import { hasTimeForAnother, type Rerun } from './processes';
import { AT_ONCE, type TrialResult } from './trial';

/** Returns what native code may work on in the calls of an arm, in a process that counts steps. */
export type NativeCalls = (
  workload: CalledWorkload,
  at: { readonly arm: string; readonly sizes: readonly [number, number] },
  options: CallOptions,
) => Promise<NativeWork>;

/** So long the other process counts: the calls of a claim that time left open may be long, and are slower there. */
const LIMIT_MS = 15_000;

/** Obstacles that lie in the shape of the times, not in their noise. */
const SHAPES: readonly Obstacle['kind'][] = ['near limit', 'bent tail', 'unsettled price'];

/**
 * Decides a claim by time, and one on growth that the shape of the times leaves open by the steps of the code, which
 * another process counts. What those leave open stays as time left it.
 */
export async function decidedByStepsIfOpen(
  run: ClaimRun,
  decider: Decider,
  { rerun, nativeCalls }: { readonly rerun: Rerun | undefined; readonly nativeCalls: NativeCalls },
): Promise<TrialResult> {
  const calling = decider.calling(run);
  if (rerun?.open !== undefined) return byStepsOf(run, rerun.open, { nativeCalls, calling });
  const result = await decider.decide(run);
  const open = openGrowth(result, run);
  if (open === undefined || rerun !== undefined || !hasTimeForAnother(run, calling.instruments)) return result;
  const limited = { ...run, signal: AbortSignal.any([run.signal, AbortSignal.timeout(LIMIT_MS)]) };
  const answer = await decider.askFreshProcess(limited, 'count', { metric: 'steps', open }).catch((error: unknown) => {
    // The claim stays as time left it, whatever kept the steps from being counted.
    if (run.signal.aborted) throw error;
    return undefined;
  });
  if (answer?.kind !== 'decided' || answer.result.verdict.outcome === 'undecided') return result;
  const setAside = [...result.setAside, ...result.samples];
  return { ...result, ...AT_ONCE, setAside, busyness: undefined, verdict: answer.result.verdict };
}

/** Returns the growth of a claim that its shape left open, if steps may decide it. */
function openGrowth(
  { verdict, isolationFailure }: TrialResult,
  { spec: { arms } }: ClaimRun,
): ScalingEvidence | undefined {
  if (verdict.outcome !== 'undecided' || isolationFailure !== undefined) return undefined;
  if (!SHAPES.includes(verdict.obstacle.kind) || [...arms.workloads.values()].some(isProgram)) return undefined;
  const { evidence } = verdict;
  return evidence?.kind === 'scaling' && evidence.notLike === undefined ? evidence : undefined;
}

async function byStepsOf(
  { spec: { arms }, signal }: ClaimRun,
  { arm, growth, atMost, margin, times }: ScalingEvidence,
  { nativeCalls, calling }: { readonly nativeCalls: NativeCalls; readonly calling: CallOptions },
): Promise<TrialResult> {
  const workload = arms.workloads.get(arm) as CalledWorkload;
  const sizes = times.map(({ n }) => n);
  const only = { ...arms, sizes, workloads: new Map([[arm, workload]]) };
  const { arms: counted } = await countArms(only, 'steps', { signal, ...calling });
  const native = await nativeCalls(workload, { arm, sizes: [sizes[0]!, sizes.at(-1)!] }, calling);
  const rows = counted[0]!.counts.map((row, i) => ({ ...row, timeNs: times[i]!.timeNs }));
  const verdict = judgePricedSteps(pricedSteps({ arm, growth, atMost, margin, ...native, rows }));
  return { ...AT_ONCE, verdict };
}
