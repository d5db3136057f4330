import type { ProgramWorkload } from '../../workload/program';
import { programName } from '../../workload/program';
import type { Batch } from '../batch/batch';
import type { RemoteSubject } from '../subject/remote';
import { REPETITIONS, type CountingOptions } from '../counting/counting';
import type { PreparationOptions } from '../subject/subject';
import { WorkloadError } from '../subject/workloadError';
import type { Cell } from '../../model/cell';
import { ProgramError, type ProgramFailure } from './failure';
import type { Programs, RunningProgram } from './programs';

/** What making the arm of a program ready needs. */
export interface ProgramPreparationOptions extends PreparationOptions {
  readonly programs: Programs;
}

/** How often an arm is called to see what it costs. */
const PROBES = 3;

/**
 * Has a program make one of its arms ready at a size: it is called a few times.
 *
 * @throws {WorkloadError} when the program cannot be had, or does not do what it is asked for
 */
export async function prepareProgram(
  workload: ProgramWorkload,
  cell: Cell,
  { limitNs, programs, onProgress, timing }: ProgramPreparationOptions,
): Promise<RemoteSubject> {
  onProgress?.(cell);
  const running = await withCell(workload, cell, programs.running(workload.program, limitNs));
  const arm = armOf(workload, cell, running);
  const { n } = cell;
  const time = async (calls: number, warm: boolean): Promise<Batch> => {
    const order = { arm, n, calls, warm, count: false };
    const { ns, preempted, waitNs } = await withCell(workload, cell, running.carryOut(order, limitNs));
    return { durationNs: ns, preempted, waitNs };
  };
  for (let probe = 0; probe < PROBES; probe++) {
    onProgress?.(cell);
    const { durationNs, waitNs = 0 } = await time(1, false);
    timing?.took(Math.max(0, durationNs - waitNs));
  }
  // Not every arm counts all that the program can count.
  const order = { arm, n, calls: 1, warm: false, count: true };
  const counted = running.hello.counts.length === 0 ? undefined : running.carryOut(order, limitNs);
  const reports = counted === undefined ? [] : Object.keys((await withCell(workload, cell, counted)).counts);
  return { ...cell, reusable: true, reports, time, hasEnded: () => running.hasFailed };
}

/**
 * Returns what a program counts of single calls of an arm, once for each repetition.
 *
 * @throws {WorkloadError} when it does not count that
 */
export async function programCounts(
  workload: ProgramWorkload,
  cell: Cell,
  metric: string,
  { limitNs, instruments: { programs }, onProgress }: CountingOptions,
): Promise<number[]> {
  const running = await withCell(workload, cell, programs.running(workload.program, limitNs));
  const arm = armOf(workload, cell, running);
  const counted: number[] = [];
  for (let repetition = 0; repetition < REPETITIONS; repetition++) {
    onProgress?.(cell);
    const order = { arm, n: cell.n, calls: 1, warm: false, count: true };
    const { counts } = await withCell(workload, cell, running.carryOut(order, limitNs));
    const count = counts[metric];
    if (count === undefined) {
      throw programError(workload, cell, { kind: 'no such count', metric, offered: Object.keys(counts) });
    }
    counted.push(count);
  }
  return counted;
}

/** The name by which a program knows the arm. */
function armOf(workload: ProgramWorkload, cell: Cell, { hello: { arms } }: RunningProgram): string {
  const { offered } = workload;
  const arm = offered ?? (arms.length === 1 ? arms[0] : undefined);
  if (arm !== undefined && arms.includes(arm)) return arm;
  throw programError(workload, cell, { kind: 'no such arm', arm: offered, offered: arms });
}

/** Says of what a program could not do with which arm and size that was. */
async function withCell<Result>(workload: ProgramWorkload, cell: Cell, done: Promise<Result>): Promise<Result> {
  try {
    return await done;
  } catch (error) {
    throw error instanceof ProgramError ? programError(workload, cell, error.failure) : error;
  }
}

function programError({ program }: ProgramWorkload, cell: Cell, failure: ProgramFailure): WorkloadError {
  return new WorkloadError(cell, { kind: 'program', program: programName(program), failure });
}
