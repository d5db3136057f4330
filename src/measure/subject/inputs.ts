import type { CalledWorkload } from '../../workload/workload';
import { isThenable, settled, type Timer } from './settling';
import { WorkloadError } from './workloadError';
import type { Cell } from '../../model/cell';

/** So many inputs of a size are used in turn, in a batch and from batch to batch: no figure is that of a lucky one. */
const VARIETY = 3;

/** Returns what the loops hand to so many calls in a row: an input for each, or n itself. May be a promise of it. */
export type Supply = (calls: number) => unknown;

/** What the building of inputs needs of its surroundings. */
export interface SupplyOptions {
  /** How long the building of one input may take. */
  readonly limitNs: number;
  readonly timer: Timer;
  /** Where arms find the inputs that were built for another of the same experiment. @defaultValue for nobody else */
  readonly shared?: SharedInputs | undefined;
}

/**
 * Inputs of several arms: what the same function built for one of them at a size, the others work on too, so that they
 * are compared on the same data.
 */
export class SharedInputs {
  readonly #built = new Map<CalledWorkload['input'], Map<number, unknown[]>>();

  /** Returns the inputs of a size, built where nobody asked for them before. */
  async of(input: CalledWorkload['input'], n: number, build: () => Promise<unknown[]>): Promise<unknown[]> {
    const sizes = this.#built.get(input) ?? new Map<number, unknown[]>();
    this.#built.set(input, sizes);
    const inputs = sizes.get(n) ?? (await build());
    sizes.set(n, inputs);
    return inputs;
  }
}

/**
 * Returns what supplies the calls of an arm at a size. Inputs are built outside of what is timed: a few that calls use
 * in turn, or with `fresh` one for every call.
 *
 * @throws {WorkloadError} when `input` throws or does not settle
 */
export async function supplyFor(workload: CalledWorkload, cell: Cell, options: SupplyOptions): Promise<Supply> {
  const { input, fresh } = workload;
  if (input === undefined) return () => cell.n;
  const build = (count: number): Promise<unknown[]> => buildInputs(input, cell, count, options);
  if (fresh) return build;
  const inputs = await (options.shared ?? new SharedInputs()).of(input, cell.n, () => build(VARIETY));
  let sequence: unknown[] = [];
  let next = 0;
  return (calls) => {
    if (calls < VARIETY) {
      const few = Array.from({ length: calls }, (_, i) => inputs[(next + i) % VARIETY]);
      next = (next + calls) % VARIETY;
      return few;
    }
    if (sequence.length !== calls) sequence = Array.from({ length: calls }, (_, i) => inputs[i % VARIETY]);
    return sequence;
  };
}

async function buildInputs(
  input: (n: number) => unknown,
  cell: Cell,
  count: number,
  { limitNs, timer }: SupplyOptions,
): Promise<unknown[]> {
  const inputs: unknown[] = [];
  try {
    for (let i = 0; i < count; i++) {
      const built = input(cell.n);
      inputs.push(isThenable(built) ? await settled(built, cell, 'input', limitNs, timer) : built);
    }
  } catch (error) {
    throw asWorkloadError(error, cell, 'input');
  }
  return inputs;
}

/** Returns the fault that an error of a workload is, itself where it is one already. */
export function asWorkloadError(error: unknown, cell: Cell, during: 'run' | 'input'): WorkloadError {
  return error instanceof WorkloadError ? error : new WorkloadError(cell, { kind: 'threw', during, error });
}
