import type { CountedClaim } from '../claims/kinds';
import type { ArmCounts, Metric } from '../model/metric';
import { countCalls, type CountingOptions } from '../measure/counting/counting';
import { LoopTurns } from '../measure/counting/loopTurns';
import { programCounts } from '../measure/program/subject';
import { Promises } from '../measure/counting/promises';
import { reportedCounts } from '../measure/counting/reportedCounts';
import type { CalledWorkload, NormalWorkload } from '../workload/workload';
import type { Place } from '../measure/subject/workloadError';
import type { Arms } from './question';
import type { RerunResult } from './rerun';
import { AT_ONCE, unanswerable, type TrialResult } from './trialResult';

/** What is to be judged by what one call takes or makes. */
export interface ToCount {
  readonly arms: Arms;
  readonly metric: Metric;
  readonly claim: CountedClaim;
}

/** What counting the arms of a claim needs of its surroundings. */
export type ArmsCounting = CountingOptions & { readonly signal: AbortSignal };

/**
 * Judges a claim by counts.
 *
 * What only hooks can count is counted in a process of its own: once on, they slow this one down for good.
 */
export async function judgedByCounts(
  { arms, metric, claim }: ToCount,
  options: ArmsCounting,
  { askOther, onHooks }: Hooking,
): Promise<TrialResult> {
  if (claim.unanswerable !== undefined) return unanswerable(claim.unanswerable);
  // A program counts for itself.
  const needsHooks = metric === 'promises' && ![...arms.workloads.values()].every((workload) => 'program' in workload);
  const elsewhere = needsHooks ? await askOther() : undefined;
  if (elsewhere !== undefined && 'result' in elsewhere) return elsewhere.result;
  if (needsHooks) onHooks();
  const verdict = claim.judge(await countsOf(arms, metric, options));
  return { ...AT_ONCE, verdict, notAlone: elsewhere?.failure };
}

/** What hooks need: they slow down the process that they are in. */
export interface Hooking {
  /** Has another process count, or tells why it could not; undefined where there is none. */
  readonly askOther: () => Promise<RerunResult | undefined>;
  /** Called before hooks slow this process down, since no other one counts. */
  readonly onHooks: () => void;
}

/** Counts something of the calls of an arm at a size, once for each repetition. */
export type Counting<Counted = NormalWorkload> = (
  workload: Counted,
  place: Place,
  options: CountingOptions,
) => Promise<number[]>;

/** Counts what a metric names of every arm of a claim, one call after the other, at every size. */
async function countsOf({ workloads, sizes }: Arms, metric: Metric, options: ArmsCounting): Promise<ArmCounts[]> {
  const counting = countingOf(metric);
  const arms: ArmCounts[] = [];
  for (const [arm, workload] of workloads) {
    const counts = [];
    for (const n of sizes) {
      options.signal.throwIfAborted();
      counts.push({ n, counted: await counting(workload, { arm, n }, options) });
    }
    arms.push({ arm, counts });
  }
  return arms;
}

/** Returns how a metric is counted of an arm at a size. */
export function countingOf(metric: Metric): Counting {
  const called = callsCounting(metric);
  return (workload, place, options) =>
    'program' in workload ? programCounts(workload, place, metric, options) : called(workload, place, options);
}

function callsCounting(metric: Metric): Counting<CalledWorkload> {
  if (metric === 'loopTurns' || metric === 'promises') {
    const counter = metric === 'loopTurns' ? new LoopTurns() : new Promises();
    return (workload, place, options) => countCalls(workload, place, counter, options);
  }
  return (workload, place, options) => reportedCounts(workload, place, metric, options);
}
