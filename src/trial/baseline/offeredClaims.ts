import type { Programs } from '../../measure/program/programs';
import { isProgram } from '../../workload/program';
import type { NormalWorkload } from '../../workload/workload';
import { presentArms, sharedExperiment } from '../arms';
import type { ClaimRun } from '../claim';
import type { OfferedClaim } from './workloadServer';

/** Describes the claims of a file to the process that measures their workloads, and finds which share workloads. */
export class OfferedClaims {
  readonly #known = new Map<unknown, number>();
  readonly #programs: Programs;

  constructor(programs: Programs) {
    this.#programs = programs;
  }

  /** Returns what another process needs to know about a claim. */
  describe({ spec, place: { test, ordinal } }: ClaimRun): OfferedClaim {
    const { kind, arms, matcher, isNot, claimed, line, advisory = false } = spec;
    const comparesWithBase = kind === 'baseline';
    // A claim on another commit is about one arm, even if an experiment has more.
    const shared = comparesWithBase ? undefined : sharedExperiment(arms);
    const workloads = presentArms(shared?.arms ?? arms.workloads, this.#programs);
    const parts = [...workloads].map(([arm, workload]) => `${arm} ${this.#identity(workload)}`);
    return {
      test,
      ordinal,
      matcher,
      isNot,
      claimed,
      line,
      advisory,
      arms: [...workloads.keys()],
      sizes: arms.sizes,
      workloads: [...parts, arms.sizes.join(' ')].join('; '),
      experiment: shared && (shared.name ?? [...shared.arms.keys()].join(', ')),
      comparesWithBase,
      statement: spec.kind === 'timed' ? spec.claim.statement : undefined,
    };
  }

  /** Two workloads are the same if they call the same functions, even if each test wraps them again. */
  #identity(workload: NormalWorkload): string {
    const parts = isProgram(workload) ? [workload.program, workload.offered] : [workload.run, workload.input];
    for (const part of parts) if (!this.#known.has(part)) this.#known.set(part, this.#known.size);
    return parts.map((part) => String(this.#known.get(part))).join('/');
  }
}
