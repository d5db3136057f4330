import type { NormalWorkload } from '../../workload/workload';
import type { Programs } from '../../measure/program/programs';
import type { OfferedClaim } from './workloadServer';
import { presentArms } from '../missingPrograms';
import type { Arms, Timed } from '../question';
import type { Turn } from '../turn';

/** Describes the claims of a file to whoever measures their workloads, and tells which of them are about the same. */
export class OfferedClaims {
  readonly #known = new Map<unknown, number>();
  readonly #programs: Programs;

  constructor(programs: Programs) {
    this.#programs = programs;
  }

  /** @param claim - what is claimed of times, if it is of times */
  describe({ question, test, ordinal }: Turn, claim: Timed | undefined): OfferedClaim {
    const { arms, matcher, isNot, claimed, line, advisory } = question;
    const isBesideBase = claim !== undefined && 'ref' in claim;
    // What is beside another commit is one arm, whatever stands with it in an experiment.
    const shared = isBesideBase ? undefined : sharedExperiment(arms);
    const workloads = presentArms(shared?.arms ?? arms.workloads, this.#programs);
    const parts = [...workloads].map(([arm, workload]) => `${arm} ${this.#identity(workload)}`);
    return {
      test,
      ordinal,
      matcher,
      isNot,
      claimed,
      line,
      advisory: advisory ?? false,
      arms: [...workloads.keys()],
      sizes: arms.sizes,
      workloads: [...parts, arms.sizes.join(' ')].join('; '),
      experiment: shared && (shared.name ?? [...shared.arms.keys()].join(', ')),
      isBesideBase,
      statement: claim !== undefined && 'statement' in claim ? claim.statement : undefined,
    };
  }

  /** Functions are what they are, however often they are wrapped anew. */
  #identity(workload: NormalWorkload): string {
    const parts = 'program' in workload ? [workload.program, workload.offered] : [workload.run, workload.input];
    return parts.map((part) => String(this.#numberOf(part))).join('/');
  }

  #numberOf(part: unknown): number {
    const number = this.#known.get(part) ?? this.#known.size;
    this.#known.set(part, number);
    return number;
  }
}

/** Returns the experiment of the arms of a claim that is about all of its sizes. */
export function sharedExperiment({ experiment, sizes }: Arms): Arms['experiment'] {
  return experiment?.sizes.join() === sizes.join() ? experiment : undefined;
}
