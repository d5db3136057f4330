import type { Programs } from '../measure/program/programs';
import type { ObstacleOf } from '../model/obstacle';
import type { Experiment } from '../workload/experiment';
import { isProgram, type ProgramWorkload } from '../workload/program';
import type { NormalWorkload } from '../workload/workload';

/** Workloads by the names of their arms. */
export type Workloads = ReadonlyMap<string, NormalWorkload>;

/** What a claim is about: arms, and the experiment that they stand in, if any. */
export interface Arms {
  readonly workloads: Workloads;
  /** None if they are to be chosen. */
  readonly sizes: readonly number[];
  readonly experiment: Experiment | undefined;
}

/** Returns the experiment of the arms of a claim that is about all of its sizes, or undefined. */
export function sharedExperiment({ experiment, sizes }: Arms): Experiment | undefined {
  return experiment?.sizes.join() === sizes.join() ? experiment : undefined;
}

/** Returns why arms cannot be measured here: one is an optional program whose command is missing. */
export function missingProgram(workloads: Workloads, programs: Programs): ObstacleOf<'no program'> | undefined {
  for (const workload of workloads.values()) {
    if (!isMissing(workload, programs)) continue;
    const { command, install } = workload.program;
    return { kind: 'no program', command, install };
  }
  return undefined;
}

/** Returns the arms whose programs are there: an experiment is measured without optional programs that are missing. */
export function presentArms(workloads: Workloads, programs: Programs): Workloads {
  return new Map([...workloads].filter(([, workload]) => !isMissing(workload, programs)));
}

function isMissing(workload: NormalWorkload, programs: Programs): workload is ProgramWorkload {
  return isProgram(workload) && programs.isMissing(workload.program);
}
