import type { CallOptions } from '../measure/clock/instruments';
import { countCalls, reportedCounts } from '../measure/counting/counting';
import { LoopTurnCounter, PromiseCounter } from '../measure/counting/counters';
import { programCounts } from '../measure/program/subject';
import type { Cell } from '../model/cell';
import type { ArmCounts, Count, Metric } from '../model/metric';
import { isProgram } from '../workload/program';
import type { CalledWorkload, NormalWorkload } from '../workload/workload';
import type { Arms } from './arms';

/** Counts something of the calls of an arm at a size, once for each repetition. */
type Counting<Counted> = (workload: Counted, cell: Cell, options: CallOptions) => Promise<number[]>;

/** Whether a metric is counted by hooks, which slow down the process that they are in: a program counts for itself. */
export function needsHooks(metric: Metric, { workloads }: Arms): boolean {
  return metric === 'promises' && ![...workloads.values()].every(isProgram);
}

/** Counts what a metric names of every arm of a claim, one call after the other, at every size. */
export async function countArms(
  { workloads, sizes }: Arms,
  metric: Metric,
  options: CallOptions & { readonly signal: AbortSignal },
): Promise<ArmCounts[]> {
  const counting = countingOf(metric);
  const arms: ArmCounts[] = [];
  for (const [arm, workload] of workloads) {
    const counts: Count[] = [];
    for (const n of sizes) {
      options.signal.throwIfAborted();
      counts.push({ n, counted: await counting(workload, { arm, n }, options) });
    }
    arms.push({ arm, counts });
  }
  return arms;
}

/** Returns how a metric is counted of an arm at a size. */
export function countingOf(metric: Metric): Counting<NormalWorkload> {
  const called = callsCounting(metric);
  return (workload, cell, options) =>
    isProgram(workload) ? programCounts(workload, cell, metric, options) : called(workload, cell, options);
}

function callsCounting(metric: Metric): Counting<CalledWorkload> {
  if (metric === 'loopTurns' || metric === 'promises') {
    const counter = metric === 'loopTurns' ? new LoopTurnCounter() : new PromiseCounter();
    return (workload, cell, options) => countCalls(workload, cell, counter, options);
  }
  return (workload, cell, options) => reportedCounts(workload, cell, metric, options);
}
