import type { Cell } from '../../model/cell';
import { isProgram } from '../../workload/program';
import type { NormalWorkload } from '../../workload/workload';
import { prepareProgram } from '../program/subject';
import type { SizeRamp } from '../sweep/sizeRamp';
import { prepareLocal, type PreparationOptions } from './localPreparation';
import type { RemoteWorkload, Subject } from './subject';

/**
 * Prepares an arm at a size, in this process or in the process of its program.
 *
 * @throws {WorkloadError} when the workload cannot be measured
 */
export function prepare(workload: NormalWorkload, cell: Cell, options: PreparationOptions): Promise<Subject> {
  return isProgram(workload) ? prepareProgram(workload, cell, options) : prepareLocal(workload, cell, options);
}

/** The options of the preparation of an arm at the sizes of a ramp. */
export type RampOptions = Omit<PreparationOptions, 'limitNs' | 'record'>;

/**
 * Prepares an arm at the next size of its ramp, which records how long the calls take.
 *
 * @throws {WorkloadError} when the workload cannot be measured, or its calls take too long
 */
export async function prepareNext(
  workload: NormalWorkload | RemoteWorkload,
  cell: Cell,
  ramp: SizeRamp,
  options: RampOptions,
): Promise<Subject> {
  ramp.begin(cell.n);
  const { limitNs } = ramp.limits;
  try {
    if (!isProgram(workload) && workload.kind === 'remote') return await workload.prepare(cell, ramp.limits);
    return await prepare(workload, cell, { ...options, limitNs, record: ramp.record.bind(ramp) });
  } catch (error) {
    throw ramp.explain(error);
  }
}
