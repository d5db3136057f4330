import { programName, type ProgramWorkload } from '../../workload/program';
import type { CallOptions } from '../clock/instruments';
import { REPETITIONS } from '../counting/counting';
import { PROBES, type PreparationOptions } from '../subject/localPreparation';
import type { Batch, RemoteSubject } from '../subject/subject';
import { WorkloadError } from '../subject/workloadError';
import type { Cell } from '../../model/cell';
import { ProgramError, type ProgramFailure } from './failure';
import type { RunningProgram } from './programs';
import type { Done, Order } from './protocol';

/** An arm that its program offers. */
interface OfferedArm {
  readonly running: RunningProgram;
  /** Has the program carry out an order on the arm, or rejects with a `WorkloadError`. */
  readonly carryOut: (order: Pick<Order, 'calls' | 'warm' | 'count' | 'metric'>) => Promise<Done>;
}

/** A single call that counts. */
const COUNTED_CALL = { calls: 1, warm: false, count: true } as const;

/**
 * Prepares an arm of a program at a size: the program calls it a few times.
 *
 * @throws {WorkloadError} when the program cannot be started, or fails
 */
export async function prepareProgram(
  workload: ProgramWorkload,
  cell: Cell,
  options: PreparationOptions,
): Promise<RemoteSubject> {
  const { onProgress, record } = options;
  onProgress?.(cell, 'run');
  const { running, carryOut } = await offeredArm(workload, cell, options);
  const time = async (calls: number, warm: boolean): Promise<Batch> => {
    const { ns, preempted, waitNs } = await carryOut({ calls, warm, count: false });
    return { durationNs: ns, preempted, waitNs };
  };
  for (let probe = 0; probe < PROBES; probe++) {
    onProgress?.(cell, 'run');
    const { durationNs, waitNs = 0 } = await time(1, false);
    record?.(Math.max(0, durationNs - waitNs));
  }
  // An arm may have fewer counts than its program.
  const reports = running.hello.counts.length === 0 ? [] : Object.keys((await carryOut(COUNTED_CALL)).counts);
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
  options: CallOptions,
): Promise<number[]> {
  const { carryOut } = await offeredArm(workload, cell, options);
  const counted: number[] = [];
  for (let repetition = 0; repetition < REPETITIONS; repetition++) {
    options.onProgress?.(cell, 'run');
    const { counts } = await carryOut({ ...COUNTED_CALL, metric });
    const count = counts[metric];
    if (count === undefined) {
      throw programError(workload, cell, { kind: 'no such count', metric, offered: Object.keys(counts) });
    }
    counted.push(count);
  }
  return counted;
}

/** Starts the program of an arm if it does not run, and returns the arm, or throws a `WorkloadError`. */
async function offeredArm(
  workload: ProgramWorkload,
  cell: Cell,
  { limitNs, instruments: { programs } }: CallOptions,
): Promise<OfferedArm> {
  const running = await failingAt(workload, cell, programs.running(workload.program, limitNs));
  const { arms } = running.hello;
  const arm = workload.offered ?? (arms.length === 1 ? arms[0] : undefined);
  if (arm === undefined || !arms.includes(arm)) {
    throw programError(workload, cell, { kind: 'no such arm', arm: workload.offered, offered: arms });
  }
  return {
    running,
    carryOut: (order) => failingAt(workload, cell, running.carryOut({ arm, n: cell.n, ...order }, limitNs)),
  };
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
