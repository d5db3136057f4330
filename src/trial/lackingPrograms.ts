import type { Obstacle } from '../claims/claim';
import type { Programs } from '../measure/program/programs';
import type { NormalWorkload } from '../workload/workload';

/** Returns what keeps arms from being measured here: one is an optional program whose command is missing. */
export function lackOf(arms: ReadonlyMap<string, NormalWorkload>, programs: Programs): Obstacle | undefined {
  for (const workload of arms.values()) {
    if (!('program' in workload)) continue;
    const lack = programs.lack(workload.program);
    if (lack === undefined) continue;
    return { kind: 'no program', command: workload.program.command, install: lack.install };
  }
  return undefined;
}

/** Returns the arms of an experiment that are there: it is measured without optional programs that are missing. */
export function presentArms(
  arms: ReadonlyMap<string, NormalWorkload>,
  programs: Programs,
): ReadonlyMap<string, NormalWorkload> {
  return new Map([...arms].filter(([arm, workload]) => lackOf(new Map([[arm, workload]]), programs) === undefined));
}
