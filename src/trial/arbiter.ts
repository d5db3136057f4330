import type { PricedStepsEvidence } from '../claims/counts/evidence';
import { risesByNativeWork } from '../claims/counts/nativeRise';
import { judgePricedSteps, pricedSteps } from '../claims/counts/pricedSteps';
import type { Verdict } from '../claims/kinds';
import { lengthNs, timesOf } from '../claims/rounds';
import type { CollectionRecord } from '../claims/samples';
import type { ScalingEvidence } from '../claims/scaling/evidence';
import type { CallOptions } from '../measure/clock/instruments';
import type { NativeWork } from '../measure/source/nativeWork';
import { curveOf } from '../model/growth';
import type { Obstacle } from '../model/obstacle';
import { isProgram } from '../workload/program';
import type { CalledWorkload } from '../workload/workload';
import type { Attempt } from './attempt';
import type { StepsAnswer } from './attempts';
import type { ClaimRun } from './claim';
import { countArms } from './counting';
import type { Decider } from './decider';
import { hasTimeForAnother } from './processes';
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
 * Decides a claim on growth that the shape of its times leaves open by the steps of the code, which another process
 * counts, and by the native code that it calls. What those leave open stays as time left it. It asks once, and once more if
 * a longer sweep shows a rise that native code makes.
 */
export class StepsArbiter {
  readonly #run: ClaimRun;
  readonly #decider: Pick<Decider, 'askFreshProcess' | 'calling'>;
  readonly #errorRate: number;
  #hasAsked = false;
  /** Whether the code was found to call native code that may work on more than all of n. */
  #callsNative = false;

  constructor(run: ClaimRun, decider: Pick<Decider, 'askFreshProcess' | 'calling'>, errorRate: number) {
    this.#run = run;
    this.#decider = decider;
    this.#errorRate = errorRate;
  }

  /** Returns what the steps say of an attempt that left its claim open, or that holds and is not sure of it. */
  async decide({ verdict, bent, record }: Pick<Attempt, 'verdict' | 'bent' | 'record'>): Promise<StepsAnswer> {
    const isDoubted = verdict.outcome === 'holds' && bent;
    const open = isDoubted || isOpenByShape(verdict) ? growthOf(verdict, this.#run) : undefined;
    const { instruments } = this.#decider.calling(this.#run);
    if (open === undefined || !hasTimeForAnother(this.#run, instruments)) return undefined;
    // Counts would say the same of a longer sweep; its times may show what the native code does that they found.
    if (this.#hasAsked && (isDoubted || !this.#risesByNativeWork(open, record))) return undefined;
    this.#hasAsked = true;
    const counted = await this.#ask(open);
    const evidence = counted?.evidence?.kind === 'priced steps' ? counted.evidence : undefined;
    this.#callsNative = evidence !== undefined && evidence.unbounded.length > 0;
    if (isDoubted) return answerToDoubt(counted);
    if (counted?.outcome !== 'undecided') return counted;
    if (evidence === undefined || !this.#risesByNativeWork(evidence, record)) return undefined;
    const violated = judgePricedSteps({ ...evidence, nativeRise: true });
    return violated.outcome === 'undecided' ? undefined : violated;
  }

  async #ask(open: ScalingEvidence): Promise<Verdict | undefined> {
    const { signal } = this.#run;
    const limited = { ...this.#run, signal: AbortSignal.any([signal, AbortSignal.timeout(LIMIT_MS)]) };
    try {
      const answer = await this.#decider.askFreshProcess(limited, 'count', { metric: 'steps', open });
      return answer?.kind === 'decided' ? answer.result.verdict : undefined;
    } catch (error) {
      // The claim stays as time left it, whatever kept the steps from being counted.
      if (signal.aborted) throw error;
      return undefined;
    }
  }

  /** Whether native code that may work on more than all of n is what makes time rise. */
  #risesByNativeWork(
    { growth }: Pick<PricedStepsEvidence, 'growth'>,
    { cells, calls, rounds }: CollectionRecord,
  ): boolean {
    if (!this.#callsNative) return false;
    const sweep = {
      sizes: cells.map(({ n }) => n),
      rounds: rounds.map((round) => timesOf(round, calls)),
      measuredNs: rounds.reduce((sum, round) => sum + lengthNs(round), 0),
    };
    return risesByNativeWork(sweep, curveOf(growth)!, this.#errorRate);
  }
}

/** Steps that grow no faster bear out what times show; native code that works on more may yet do so at larger sizes. */
function answerToDoubt(counted: Verdict | undefined): StepsAnswer {
  if (counted?.outcome === 'holds') return 'as found';
  return counted?.outcome === 'violated' ? counted : undefined;
}

function isOpenByShape(verdict: Verdict): boolean {
  return verdict.outcome === 'undecided' && SHAPES.includes(verdict.obstacle.kind);
}

/** Returns the growth that a claim found, if steps may decide it. */
function growthOf({ evidence }: Verdict, { spec: { arms } }: ClaimRun): ScalingEvidence | undefined {
  if ([...arms.workloads.values()].some(isProgram)) return undefined;
  return evidence?.kind === 'scaling' && evidence.notLike === undefined ? evidence : undefined;
}

/** Decides a claim that time left open by its steps, in a process that counts them. */
export async function decidedBySteps(
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
