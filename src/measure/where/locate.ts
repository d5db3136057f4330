import v8 from 'node:v8';
import type { Cell } from '../../model/cell';
import type { Where } from '../../model/where';
import type { CalledWorkload } from '../../workload/workload';
import type { CallOptions } from '../clock/instruments';
import { systemCoverage, type CoveredScript } from '../counting/steps/coverage';
import { systemEngine } from '../engine/engineSession';
import { prepareLocal } from '../subject/localPreparation';
import type { LocalSubject } from '../subject/subject';
import { costlyLines, linesOfCall, type CallCost } from './costlyLines';
import { CpuProfiler } from './cpuProfile';
import { growthToCome } from './growthToCome';
import { coveredCall, profileCalls } from './profiledCall';
import { SourceLines } from './sourceLines';

/** Two calls of which one costs more than it should, beside the other. */
export interface Compared {
  readonly from: Cell;
  readonly to: Cell;
  /** How many times as much as the first one the second may cost. */
  readonly allowed: number;
}

/** Returns the function of an arm. */
export type WorkloadOf = (arm: string) => CalledWorkload;

/** Keeps functions apart from now on, those too that are optimised: the profiler takes one that is inlined for the one around it. */
function keepFunctionsApart(): void {
  for (const flag of ['--no-turbo-inlining', '--no-maglev-inlining']) v8.setFlagsFromString(flag);
  systemEngine.post('Profiler.enable');
  // To count the calls of functions, the engine throws away what it has optimised.
  systemEngine.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
  systemEngine.post('Profiler.stopPreciseCoverage');
}

/**
 * Finds the lines that make one call cost more than it should beside another, by sampling where the time of many calls
 * goes. How often they run is not known yet. Code in this process is slower afterwards.
 *
 * @throws {WorkloadError} when the workload fails
 */
export async function locate(workloadOf: WorkloadOf, compared: Compared, options: CallOptions): Promise<Where> {
  const { from, to, allowed } = compared;
  keepFunctionsApart();
  const profiler = new CpuProfiler(systemEngine);
  const lines = new SourceLines(systemEngine);
  const costs: CallCost[] = [];
  for (const subject of await subjectsOf(workloadOf, compared, options)) {
    costs.push(lines.costOf(await profileCalls(subject, profiler, options)));
  }
  const [first, second] = costs as [CallCost, CallCost];
  return {
    from: { ...from, timeNs: first.timeNs },
    to: { ...to, timeNs: second.timeNs },
    lines: costlyLines(first, second, allowed).map((excess) => lines.describe(excess)),
  };
}

/**
 * Returns the lines that a call spends its time in, as `locate` finds them: what another process found of another revision
 * can be compared with them.
 *
 * @throws {WorkloadError} when the workload fails
 */
export async function profile(workloadOf: WorkloadOf, cell: Cell, options: CallOptions): Promise<Where> {
  keepFunctionsApart();
  const lines = new SourceLines(systemEngine);
  const subject = await prepareLocal(workloadOf(cell.arm), cell, options);
  const cost = lines.costOf(await profileCalls(subject, new CpuProfiler(systemEngine), options));
  const call = { ...cell, timeNs: cost.timeNs };
  return { from: call, to: call, lines: linesOfCall(cost).map((line) => lines.describe(line)) };
}

/**
 * Counts how often the lines run in one call each, in a process in which no workload has run yet: the engine compiles
 * functions when they are first called, with counters inside then. Lines of functions that have run are left out.
 *
 * @param power - the power of n by which a claim that holds lets time grow: a part that grows faster is looked for
 * @throws {WorkloadError} when the workload fails
 */
export async function countLines(
  workloadOf: WorkloadOf,
  where: Where,
  options: CallOptions,
  power?: number,
): Promise<Where> {
  systemCoverage.start();
  const sources = new SourceLines(systemEngine);
  const count = async (cell: Cell): Promise<readonly CoveredScript[]> =>
    coveredCall(await prepareLocal(workloadOf(cell.arm), cell, options), systemCoverage, options);
  const { from, to } = where;
  const [small, large] = [await count(from), await count(to)];
  const lines = where.lines.map((line) => {
    // A function that the first call does not reach has no counters yet.
    const [atSmall = 0, atLarge] = [small, large].map((scripts) => sources.stepsOf(line, scripts));
    return atLarge === undefined ? line : { ...line, steps: { from: atSmall, to: atLarge } };
  });
  if (power === undefined) return { ...where, lines };
  const middle = Math.round(Math.sqrt(from.n * to.n));
  const parts = sources.partsIn([small, await count({ ...to, n: middle }), large]);
  return { ...where, lines, toCome: growthToCome(parts, [from.n, middle, to.n], power) };
}

async function subjectsOf(
  workloadOf: WorkloadOf,
  { from, to }: Pick<Compared, 'from' | 'to'>,
  options: CallOptions,
): Promise<LocalSubject[]> {
  const subjects: LocalSubject[] = [];
  for (const cell of [from, to]) subjects.push(await prepareLocal(workloadOf(cell.arm), cell, options));
  return subjects;
}
