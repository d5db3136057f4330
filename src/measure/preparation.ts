import type { NormalWorkload } from '../workload/workload';
import type { SubjectElsewhere } from './elsewhere';
import { prepareProgram } from './program/subject';
import { prepareSubject, type PreparationOptions, type Subject } from './subject';
import type { Place } from './workloadFault';

/**
 * Makes an arm ready to be measured at a size, in this process or in that of the program that it is.
 *
 * @throws {WorkloadFault} when the workload cannot be measured
 */
export function prepare(
  workload: NormalWorkload,
  place: Place,
  options: PreparationOptions,
): Promise<Subject | SubjectElsewhere> {
  return 'program' in workload ? prepareProgram(workload, place, options) : prepareSubject(workload, place, options);
}
