import type { ProgramWorkload } from '../../workload/program';
import { programName } from '../../workload/program';
import type { Batch } from '../batch/timedBatch';
import type { RemoteSubject } from '../subject/remote';
import { REPETITIONS, type CountingOptions } from '../counting/counting';
import type { PreparationOptions } from '../subject/subject';
import { WorkloadError, type Place } from '../subject/workloadError';
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
  place: Place,
  { limitNs, programs, onProgress, timing }: ProgramPreparationOptions,
): Promise<RemoteSubject> {
  onProgress?.(place);
  const running = await atPlace(workload, place, programs.running(workload.program, limitNs));
  const arm = armOf(workload, place, running);
  const { n } = place;
  const time = async (calls: number, warm: boolean): Promise<Batch> => {
    const order = { arm, n, calls, warm, count: false };
    const { ns, preempted, waitNs } = await atPlace(workload, place, running.carryOut(order, limitNs));
    return { durationNs: ns, preempted, waitNs };
  };
  for (let probe = 0; probe < PROBES; probe++) {
    onProgress?.(place);
    const { durationNs, waitNs = 0 } = await time(1, false);
    timing?.took(Math.max(0, durationNs - waitNs));
  }
  // Not every arm counts all that the program can count.
  const order = { arm, n, calls: 1, warm: false, count: true };
  const counted = running.hello.counts.length === 0 ? undefined : running.carryOut(order, limitNs);
  const reports = counted === undefined ? [] : Object.keys((await atPlace(workload, place, counted)).counts);
  return { ...place, reusable: true, reports, time, hasEnded: () => running.hasFailed };
}

/**
 * Returns what a program counts of single calls of an arm, once for each repetition.
 *
 * @throws {WorkloadError} when it does not count that
 */
export async function programCounts(
  workload: ProgramWorkload,
  place: Place,
  metric: string,
  { limitNs, instruments: { programs }, onProgress }: CountingOptions,
): Promise<number[]> {
  const running = await atPlace(workload, place, programs.running(workload.program, limitNs));
  const arm = armOf(workload, place, running);
  const counted: number[] = [];
  for (let repetition = 0; repetition < REPETITIONS; repetition++) {
    onProgress?.(place);
    const order = { arm, n: place.n, calls: 1, warm: false, count: true };
    const { counts } = await atPlace(workload, place, running.carryOut(order, limitNs));
    const count = counts[metric];
    if (count === undefined) {
      throw fault(workload, place, { kind: 'no such count', metric, offered: Object.keys(counts) });
    }
    counted.push(count);
  }
  return counted;
}

/** The name by which a program knows the arm. */
function armOf(workload: ProgramWorkload, place: Place, { hello: { arms } }: RunningProgram): string {
  const { offered } = workload;
  const arm = offered ?? (arms.length === 1 ? arms[0] : undefined);
  if (arm !== undefined && arms.includes(arm)) return arm;
  throw fault(workload, place, { kind: 'no such arm', arm: offered, offered: arms });
}

/** Says of what a program could not do with which arm and size that was. */
async function atPlace<Result>(workload: ProgramWorkload, place: Place, done: Promise<Result>): Promise<Result> {
  try {
    return await done;
  } catch (error) {
    throw error instanceof ProgramError ? fault(workload, place, error.failure) : error;
  }
}

function fault({ program }: ProgramWorkload, place: Place, failure: ProgramFailure): WorkloadError {
  return new WorkloadError(place, { kind: 'program', program: programName(program), failure });
}
