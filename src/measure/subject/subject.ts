import type { CalledWorkload } from '../../workload/workload';
import { countsIn } from '../counting/countReport';
import { digestOf } from './digest';
import { sinceNs } from '../clock/clock';
import type { Instruments } from '../clock/instruments';
import { asWorkloadError, supplyFor, type SharedInputs, type Supply } from './inputs';
import { loopFor, type Loop } from '../batch/loop';
import { isThenable, settled, type Timer } from './settling';
import { WorkloadError } from './workloadError';
import type { Cell } from '../../model/cell';

/** One arm at one size, ready to be timed. */
export interface PreparedArm extends Cell {
  /** Whether a call leaves its input as it was, so that another may have it. */
  readonly reusable: boolean;
  /** The names of the counts that a call reports. */
  readonly reports: readonly string[];
}

/** One that is called here: its inputs supplied, known to be sync or async. */
export interface LocalSubject extends PreparedArm {
  readonly run: (input: unknown, n: number) => unknown;
  readonly supply: Supply;
  readonly async: boolean;
  readonly loop: Loop;
}

/** What the preparation of a subject needs of its surroundings. */
export interface PreparationOptions {
  /** How long one call, and the building of an input, may take. */
  readonly limitNs: number;
  readonly timer: Timer;
  /** The inputs of other arms that are measured together with this one. */
  readonly inputs?: SharedInputs | undefined;
  /** Called before every call. */
  readonly onProgress?: ((cell: Cell) => void) | undefined;
  /** Told how long each of the calls took, what it waited for a core aside; may forbid further ones by throwing. */
  readonly timing?: (Pick<Instruments, 'clock' | 'kernel'> & { readonly took: (timeNs: number) => void }) | undefined;
  /** Names a module of the project whose async code was compiled to something slower. */
  readonly downLevelledModule?: (() => string | undefined) | undefined;
}

/** How often a subject is called to see whether it always returns a promise, or never. */
const PROBES = 3;

/**
 * Builds the inputs of an arm at a size, calls it a few times and returns it ready to be measured.
 *
 * @throws {WorkloadError} when the workload throws, does not settle, is async in some calls only, or changes an input
 * that later calls would get too
 */
export async function prepareSubject(
  workload: CalledWorkload,
  cell: Cell,
  { limitNs, timer, inputs, onProgress, timing, downLevelledModule }: PreparationOptions,
): Promise<LocalSubject> {
  const { run, bare, fresh } = workload;
  const each = workload.input !== undefined;
  onProgress?.(cell);
  const supply = await supplyFor(workload, cell, { limitNs, timer, shared: inputs });
  const kinds: boolean[] = [];
  let reports: readonly string[] = [];
  const callOnce = loopFor({ bare, each, async: false });
  for (let probe = 0; probe < PROBES; probe++) {
    onProgress?.(cell);
    const supplied = await supply(1);
    // The first call tells: what a sort in place leaves behind, the next one does not change.
    const before = probe === 0 && each && !fresh ? digestOf(supplied) : undefined;
    const start = timing?.clock.now() ?? 0n;
    const waitedNs = timing?.kernel.runQueueWaitNs() ?? 0;
    try {
      const result = callOnce(run, supplied, cell.n, 1);
      kinds.push(isThenable(result));
      const value = isThenable(result) ? await settled(result, cell, 'run', limitNs, timer) : result;
      reports = [...countsIn(value).keys()];
    } catch (error) {
      throw asWorkloadError(error, cell, 'run');
    }
    timing?.took(sinceNs(timing.clock, start) - ((timing.kernel.runQueueWaitNs() ?? 0) - waitedNs));
    if (before !== undefined && digestOf(supplied)?.equals(before) === false) {
      throw new WorkloadError(cell, { kind: 'changed its input' });
    }
  }
  const async = kinds[0] === true;
  if (kinds.some((kind) => kind !== async)) throw new WorkloadError(cell, { kind: 'sometimes async' });
  const module = async ? downLevelledModule?.() : undefined;
  if (module !== undefined) throw new WorkloadError(cell, { kind: 'down-levelled', module });
  return { ...cell, run, supply, async, reusable: !fresh, reports, loop: loopFor({ bare, each, async }) };
}
