import type { NormalWorkload } from '../../workload/workload';
import type { SizeRamp } from '../sweep/sizeRamp';
import type { RemoteSubject, RemoteWorkload } from './remote';
import type { Instruments } from '../clock/instruments';
import { prepareProgram, type ProgramPreparationOptions } from '../program/subject';
import { prepareSubject, type PreparationOptions, type LocalSubject } from './subject';
import type { Cell } from '../../model/cell';

/**
 * Makes an arm ready to be measured at a size, in this process or in that of the program that it is.
 *
 * @throws {WorkloadError} when the workload cannot be measured
 */
export function prepare(
  workload: NormalWorkload,
  cell: Cell,
  options: ProgramPreparationOptions,
): Promise<LocalSubject | RemoteSubject> {
  return 'program' in workload ? prepareProgram(workload, cell, options) : prepareSubject(workload, cell, options);
}

/** What making an arm ready at the sizes of an ascent needs beside that. */
export interface RampOptions extends Pick<PreparationOptions, 'inputs' | 'onProgress' | 'downLevelledModule'> {
  readonly instruments: Instruments;
}

/**
 * Makes an arm ready at the next size of its ascent, which is told how long its calls take.
 *
 * @throws {WorkloadError} when the workload cannot be measured, or its calls take too long
 */
export async function prepareNext(
  workload: NormalWorkload | RemoteWorkload,
  cell: Cell,
  ascent: SizeRamp,
  { instruments, ...options }: RampOptions,
): Promise<LocalSubject | RemoteSubject> {
  ascent.begin(cell.n);
  const { clock, kernel, timer, programs } = instruments;
  const timing = { clock, kernel, took: ascent.record.bind(ascent) };
  const { limitNs } = ascent.limits;
  try {
    if ('prepare' in workload) return await workload.prepare(cell, ascent.limits);
    return await prepare(workload, cell, { ...options, limitNs, timer, programs, timing });
  } catch (error) {
    throw ascent.explain(error);
  }
}
