import type { CalledWorkload } from '../../workload/workload';
import type { CallOptions } from '../clock/instruments';
import type { MemoryRamp } from '../sweep/memoryRamp';
import { isThenable, settled } from './settling';
import { WorkloadError } from './workloadError';
import type { Cell, WorkloadPart } from '../../model/cell';

/** The number of inputs of a size that calls use in turn: no result depends on a single lucky input. */
export const VARIETY = 3;
/** While many inputs are built, progress is reported this often: each alone may be short. */
const REPORTED_NS = 100e6;

/** Returns the argument of a loop for a number of calls: an input for each, or n itself; or a promise of it. */
export type Supply = (calls: number) => unknown;

/** The options of building inputs. */
export interface SupplyOptions extends CallOptions {
  /** Weighs the inputs, and refuses those that take too much memory. @defaultValue nothing does */
  readonly memory?: MemoryRamp | undefined;
  /** The inputs of other arms that are measured together with this one. @defaultValue none */
  readonly inputs?: SharedInputs | undefined;
}

/**
 * Inputs that arms share: arms with the same `input` function get the same inputs at a size, so that they are compared
 * on the same data.
 */
export class SharedInputs {
  readonly #built = new Map<CalledWorkload['input'], Map<number, unknown[]>>();

  /** Returns the inputs of a function at a size, and builds them the first time. */
  async of(input: CalledWorkload['input'], n: number, build: () => Promise<unknown[]>): Promise<unknown[]> {
    const sizes = this.#built.get(input) ?? new Map<number, unknown[]>();
    this.#built.set(input, sizes);
    const inputs = sizes.get(n) ?? (await build());
    sizes.set(n, inputs);
    return inputs;
  }
}

/**
 * Returns the function that supplies the calls of an arm at a size. Inputs are built outside the timed part: a few that
 * calls use in turn, or one for every call if the workload is `fresh`.
 *
 * @throws {WorkloadError} when `input` throws, does not settle or takes longer than a call may
 */
export async function supplyFor(workload: CalledWorkload, cell: Cell, options: SupplyOptions): Promise<Supply> {
  const { input, fresh } = workload;
  if (input === undefined) return () => cell.n;
  const build = (count: number): Promise<unknown[]> => buildInputs(input, cell, count, options);
  if (fresh) return build;
  const inputs = await (options.inputs ?? new SharedInputs()).of(input, cell.n, () => build(VARIETY));
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
  { limitNs, instruments: { clock, timer }, onProgress, meter, memory }: SupplyOptions,
): Promise<unknown[]> {
  const inputs: unknown[] = [];
  onProgress?.(cell, 'input');
  let usedBytes = memory?.usedBytes();
  let startedAt = clock.now();
  let reportedAt = startedAt;
  try {
    for (let i = 0; i < count; i++) {
      const built = input(cell.n);
      inputs.push(isThenable(built) ? await settled(built, cell, 'input', limitNs, timer) : built);
      const endedAt = clock.now();
      const timeNs = Number(endedAt - startedAt);
      meter?.add(timeNs);
      if (timeNs > limitNs) throw new WorkloadError(cell, { kind: 'slow input', timeNs, limitNs });
      // More than a few say no more.
      if (usedBytes !== undefined && i < VARIETY) usedBytes = memory?.built(cell, usedBytes);
      startedAt = endedAt;
      if (Number(endedAt - reportedAt) < REPORTED_NS) continue;
      onProgress?.(cell, 'input');
      reportedAt = endedAt;
    }
  } catch (error) {
    throw asWorkloadError(error, cell, 'input');
  }
  onProgress?.(cell, 'run');
  return inputs;
}

/** Returns the error as a `WorkloadError`: itself, or a new one with the error as its reason. */
export function asWorkloadError(error: unknown, cell: Cell, during: WorkloadPart): WorkloadError {
  return error instanceof WorkloadError ? error : new WorkloadError(cell, { kind: 'threw', during, error });
}
