import type { CalledWorkload } from '../../workload/workload';
import { loopFor } from '../batch/loop';
import { sinceNs } from '../clock/clock';
import { countsIn } from '../counting/counters';
import type { Cell } from '../../model/cell';
import { digestOf, isSameDigest } from './digest';
import { asWorkloadError, supplyFor, type SupplyOptions } from './inputs';
import { isThenable, settled } from './settling';
import type { LocalSubject } from './subject';
import { WorkloadError } from './workloadError';

/** The options of the preparation of an arm at a size. */
export interface PreparationOptions extends SupplyOptions {
  /** Records how long each call took, without its waiting for a core; may throw to forbid further calls. */
  readonly record?: ((timeNs: number) => void) | undefined;
  /** How many calls are made. @defaultValue three, to see whether they do the same */
  readonly probes?: number | undefined;
  /** A call that takes longer than this is the last one. @defaultValue none is too long */
  readonly enoughNs?: number | undefined;
  /** Returns the name of a module of the project whose async code a compiler turned into something slower. */
  readonly downLevelledModule?: (() => string | undefined) | undefined;
}

/** How often a preparation calls an arm, to see what it returns and how long it takes. */
export const PROBES = 3;

/**
 * Builds the inputs of an arm at a size, calls it a few times and returns it ready to be measured.
 *
 * @throws {WorkloadError} when the workload throws, does not settle, is async in some calls only, or changes an input
 * that later calls would use too
 */
export async function prepareLocal(
  workload: CalledWorkload,
  cell: Cell,
  options: PreparationOptions,
): Promise<LocalSubject> {
  const { limitNs, onProgress, record, memory, downLevelledModule, probes = PROBES, enoughNs = Infinity } = options;
  const { clock, kernel, timer } = options.instruments;
  const { run, bare, fresh } = workload;
  const each = workload.input !== undefined;
  memory?.begin(cell);
  const supply = await supplyFor(workload, cell, options);
  const returnsPromise: boolean[] = [];
  let reports: readonly string[] = [];
  const callOnce = loopFor({ bare, each, async: false });
  for (let probe = 0; probe < probes; probe++) {
    onProgress?.(cell, 'run');
    const supplied = await supply(1);
    // Only the first call shows a change: a second sort in place changes nothing.
    const before = probe === 0 && each && !fresh ? digestOf(supplied) : undefined;
    const usedBytes = probe === 0 ? memory?.usedBytes() : undefined;
    const start = clock.now();
    const waitedNs = (record && kernel.runQueueWaitNs()) ?? 0;
    try {
      const result = callOnce(run, supplied, cell.n, 1);
      returnsPromise.push(isThenable(result));
      const value = isThenable(result) ? await settled(result, cell, 'run', limitNs, timer) : result;
      reports = [...countsIn(value).keys()];
    } catch (error) {
      throw asWorkloadError(error, cell, 'run');
    }
    const calledNs = sinceNs(clock, start);
    record?.(calledNs - ((kernel.runQueueWaitNs() ?? 0) - waitedNs));
    if (usedBytes !== undefined) memory?.called(cell, usedBytes);
    const after = before && digestOf(supplied);
    if (before !== undefined && after !== undefined && !isSameDigest(before, after)) {
      throw new WorkloadError(cell, { kind: 'changed its input' });
    }
    if (calledNs > enoughNs) break;
  }
  const async = returnsPromise[0] === true;
  if (returnsPromise.includes(!async)) throw new WorkloadError(cell, { kind: 'sometimes async' });
  const module = async ? downLevelledModule?.() : undefined;
  if (module !== undefined) throw new WorkloadError(cell, { kind: 'down-levelled', module });
  const loop = loopFor({ bare, each, async });
  return { kind: 'local', ...cell, run, supply, async, reusable: !fresh, reports, loop };
}
