import type { Obstacle } from '../model/obstacle';
import type { Programs } from '../measure/program/programs';
import type { ProgramWorkload } from '../workload/program';
import type { NormalWorkload } from '../workload/workload';

type Arms = ReadonlyMap<string, NormalWorkload>;

/** Returns what keeps arms from being measured here: one is an optional program whose command is missing. */
export function missingProgram(arms: Arms, programs: Programs): Obstacle | undefined {
  for (const workload of arms.values()) {
    if (!isLacking(workload, programs)) continue;
    const { command, install } = workload.program;
    return { kind: 'no program', command, install };
  }
  return undefined;
}

/** Returns the arms of an experiment that are there: it is measured without optional programs that are missing. */
export function presentArms(arms: Arms, programs: Programs): Arms {
  return new Map([...arms].filter(([, workload]) => !isLacking(workload, programs)));
}

function isLacking(workload: NormalWorkload, programs: Programs): workload is ProgramWorkload {
  return 'program' in workload && programs.lacks(workload.program);
}
