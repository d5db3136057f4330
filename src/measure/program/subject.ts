import type { ProgramWorkload } from '../../workload/program';
import { programName } from '../../workload/program';
import { REPETITIONS, type CountingOptions } from '../counting/counting';
import { PROBES, type PreparationOptions } from '../subject/localPreparation';
import type { Batch, RemoteSubject } from '../subject/subject';
import { WorkloadError } from '../subject/workloadError';
import type { Cell } from '../../model/cell';
import { ProgramError, type ProgramFailure } from './failure';
import type { Programs, RunningProgram } from './programs';

/** The options of the preparation of an arm of a program. */
export interface ProgramPreparationOptions extends PreparationOptions {
  readonly programs: Programs;
}

/**
 * Prepares an arm of a program at a size: the program calls it a few times.
 *
 * @throws {WorkloadError} when the program cannot be started, or fails
 */
export async function prepareProgram(
  workload: ProgramWorkload,
  cell: Cell,
  { limitNs, programs, onProgress, timing }: ProgramPreparationOptions,
): Promise<RemoteSubject> {
  onProgress?.(cell);
  const running = await failingAt(workload, cell, programs.running(workload.program, limitNs));
  const arm = armOf(workload, cell, running);
  const { n } = cell;
  const time = async (calls: number, warm: boolean): Promise<Batch> => {
    const order = { arm, n, calls, warm, count: false };
    const { ns, preempted, waitNs } = await failingAt(workload, cell, running.carryOut(order, limitNs));
    return { durationNs: ns, preempted, waitNs };
  };
  for (let probe = 0; probe < PROBES; probe++) {
    onProgress?.(cell);
    const { durationNs, waitNs = 0 } = await time(1, false);
    timing?.record(Math.max(0, durationNs - waitNs));
  }
  // An arm may have fewer counts than its program.
  const order = { arm, n, calls: 1, warm: false, count: true };
  const counted = running.hello.counts.length === 0 ? undefined : running.carryOut(order, limitNs);
  const reports = counted === undefined ? [] : Object.keys((await failingAt(workload, cell, counted)).counts);
  return { kind: 'remote', ...cell, reusable: true, reports, time, hasEnded: () => running.hasFailed };
}

/**
 * Returns a program's counts of single calls of an arm, one for each repetition.
 *
 * @throws {WorkloadError} when it does not count the metric
 */
export async function programCounts(
  workload: ProgramWorkload,
  cell: Cell,
  metric: string,
  { limitNs, instruments: { programs }, onProgress }: CountingOptions,
): Promise<number[]> {
  const running = await failingAt(workload, cell, programs.running(workload.program, limitNs));
  const arm = armOf(workload, cell, running);
  const counted: number[] = [];
  for (let repetition = 0; repetition < REPETITIONS; repetition++) {
    onProgress?.(cell);
    const order = { arm, n: cell.n, calls: 1, warm: false, count: true };
    const { counts } = await failingAt(workload, cell, running.carryOut(order, limitNs));
    const count = counts[metric];
    if (count === undefined) {
      throw programError(workload, cell, { kind: 'no such count', metric, offered: Object.keys(counts) });
    }
    counted.push(count);
  }
  return counted;
}

/** Returns the name by which the program offers the arm. */
function armOf(workload: ProgramWorkload, cell: Cell, { hello: { arms } }: RunningProgram): string {
  const { offered } = workload;
  const arm = offered ?? (arms.length === 1 ? arms[0] : undefined);
  if (arm !== undefined && arms.includes(arm)) return arm;
  throw programError(workload, cell, { kind: 'no such arm', arm: offered, offered: arms });
}

/** Resolves like the promise, or rejects with a `WorkloadError` that names the cell if the program fails. */
async function failingAt<Result>(workload: ProgramWorkload, cell: Cell, done: Promise<Result>): Promise<Result> {
  try {
    return await done;
  } catch (error) {
    throw error instanceof ProgramError ? programError(workload, cell, error.failure) : error;
  }
}

function programError({ program }: ProgramWorkload, cell: Cell, failure: ProgramFailure): WorkloadError {
  return new WorkloadError(cell, { kind: 'program', program: programName(program), failure });
}
