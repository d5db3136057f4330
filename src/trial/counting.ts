import { sinceNs } from '../measure/clock/clock';
import type { CallOptions } from '../measure/clock/instruments';
import { countCalls, reportedCounts, type CountOptions } from '../measure/counting/counting';
import { LoopTurnCounter, PromiseCounter, type Counter } from '../measure/counting/counters';
import { systemCoverage } from '../measure/counting/steps/coverage';
import { StepCounter } from '../measure/counting/steps/stepCounter';
import { programCounts } from '../measure/program/subject';
import type { Cell } from '../model/cell';
import type { ArmCounts, Count, Metric } from '../model/metric';
import { isProgram } from '../workload/program';
import type { CalledWorkload, NormalWorkload } from '../workload/workload';
import type { SweepEnd } from '../model/sweepEnd';
import type { Evidence } from '../claims/kinds';
import { undecided } from '../model/verdict';
import type { Arms } from './arms';
import type { CountedSpec } from './claim';
import { countUpwards, sizesUpTo } from './countedSizes';
import type { TrialResult } from './trial';

/** Counts something of the calls of an arm at a size, once for each repetition. */
type Counting<Counted> = (workload: Counted, cell: Cell, options: CountOptions) => Promise<number[]>;

/** If the calls of a size took longer together, the steps of the larger ones are counted once: counting makes them slow. */
const LONG_NS = 60e6;

/** The metrics of which counting slows down the process that it is in for good. */
const SLOWING: readonly Metric[] = ['promises', 'steps'];

/** Whether a metric is to be counted in a process of its own: a program counts for itself. */
export function needsOwnProcess(metric: Metric, { workloads }: Arms): boolean {
  return SLOWING.includes(metric) && ![...workloads.values()].every(isProgram);
}

/** Whether this process can count a metric: steps are counted only if that began before the code was loaded. */
export function canCount(metric: Metric, { workloads }: Arms): boolean {
  return metric !== 'steps' || systemCoverage.isRunning || [...workloads.values()].every(isProgram);
}

/** The options of counting: at which size it ends if none are given, and when it is given up. */
export interface CountingOptions extends CallOptions {
  readonly signal: AbortSignal;
  readonly upTo?: number | undefined;
}

/** The counts of the arms of a claim, and where their sizes end if those were chosen and the workload ended them. */
export interface CountedArms {
  readonly arms: readonly ArmCounts[];
  readonly sweepEnd?: SweepEnd | undefined;
}

/** Counts what a metric names of every arm of a claim, one call after the other, at every size; a single arm chooses them. */
export async function countArms(
  { workloads, sizes: given }: Arms,
  metric: Metric,
  options: CountingOptions,
): Promise<CountedArms> {
  const { signal, upTo, instruments } = options;
  const counting = countingOf(metric);
  const sizes = given.length === 0 && upTo !== undefined ? sizesUpTo(upTo) : given;
  const arms: ArmCounts[] = [];
  for (const [arm, workload] of workloads) {
    const countAt = (n: number): Promise<number[]> => counting(workload, { arm, n }, options);
    if (sizes.length === 0) {
      const { counts, failure } = await countUpwards(countAt, { clock: instruments.clock, signal });
      const sweepEnd = failure && { largest: counts.at(-1)!.n, failure };
      return { arms: [{ arm, counts }], sweepEnd };
    }
    const counts: Count[] = [];
    let isBrief = false;
    for (const n of sizes) {
      signal.throwIfAborted();
      const start = instruments.clock.now();
      counts.push({ n, counted: await counting(workload, { arm, n }, { ...options, isBrief }) });
      isBrief ||= metric === 'steps' && sinceNs(instruments.clock, start) > LONG_NS;
    }
    arms.push({ arm, counts });
  }
  return { arms };
}

/** Counts what a claim is about, and judges it at the sizes that were counted. */
export async function judgedByCounts(
  arms: Arms,
  { metric, claimOver }: Pick<CountedSpec, 'metric' | 'claimOver'>,
  options: CountingOptions,
): Promise<Pick<TrialResult, 'verdict' | 'sweepEnd'>> {
  const { arms: counted, sweepEnd } = await countArms(arms, metric, options);
  const claim = claimOver(counted[0]!.counts.map(({ n }) => n));
  const verdict = claim.unanswerable === undefined ? claim.judge(counted) : undecided<Evidence>(claim.unanswerable);
  return { verdict, sweepEnd };
}

/** Returns how a metric is counted of an arm at a size. */
export function countingOf(metric: Metric): Counting<NormalWorkload> {
  const called = callsCounting(metric);
  return (workload, cell, options) =>
    isProgram(workload) ? programCounts(workload, cell, metric, options) : called(workload, cell, options);
}

function callsCounting(metric: Metric): Counting<CalledWorkload> {
  const counter = COUNTERS.get(metric)?.();
  return counter === undefined
    ? (workload, cell, options) => reportedCounts(workload, cell, metric, options)
    : (workload, cell, options) => countCalls(workload, cell, counter, options);
}

/** The counters of the metrics that every workload has. */
const COUNTERS: ReadonlyMap<Metric, () => Counter> = new Map<Metric, () => Counter>([
  ['steps', () => new StepCounter()],
  ['loopTurns', () => new LoopTurnCounter()],
  ['promises', () => new PromiseCounter()],
]);
