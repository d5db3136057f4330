import type { NormalWorkload } from '../../workload/workload';
import type { Instruments, Progress } from '../clock/instruments';
import type { InputMeter } from '../subject/inputMeter';
import { SharedInputs } from '../subject/inputs';
import { prepareNext } from '../subject/preparation';
import type { RemoteWorkload, Subject } from '../subject/subject';
import type { ArmMemory } from './armMemory';
import { SizeRamp } from './sizeRamp';

/** The options of preparing the cells of a collection. */
export interface CellOptions {
  readonly arms: ReadonlyMap<string, NormalWorkload | RemoteWorkload>;
  readonly sizes: readonly number[];
  /** How long one call may take. */
  readonly callLimitNs: number;
  /** How long one call may take if there is to be time for enough rounds. @defaultValue `callLimitNs` */
  readonly affordableNs?: number;
  /** A size at which calls have returned in time. @defaultValue none */
  readonly returnedAt?: number | undefined;
  readonly instruments: Instruments;
  /** Called before each batch, outside the timed part, with its cell. */
  readonly onProgress?: Progress | undefined;
  /** Counts how long inputs take to build. @defaultValue nothing does */
  readonly meter?: InputMeter | undefined;
  /** Returns the name of a module of the project whose async code a compiler turned into something slower. */
  readonly downLevelledModule?: (() => string | undefined) | undefined;
}

/**
 * Prepares all arms at all sizes, arm by arm from its smallest size, and weighs what they take in memory.
 *
 * @throws {WorkloadError} when a workload cannot be measured, or its calls take too long
 */
export async function prepareCells(cells: CellOptions, memory: ArmMemory, signal: AbortSignal): Promise<Subject[]> {
  const { arms, sizes, callLimitNs: limitNs, affordableNs = limitNs, returnedAt } = cells;
  const options = { ...cells, inputs: new SharedInputs() };
  const subjects: Subject[] = [];
  for (const [arm, workload] of arms) {
    const ramp = new SizeRamp(arm, { limitNs, affordableNs }, returnedAt);
    for (const n of sizes) {
      signal.throwIfAborted();
      const weighed = { ...options, memory: memory.rampOf(arm, workload) };
      subjects.push(await prepareNext(workload, { arm, n }, ramp, weighed));
    }
  }
  return subjects;
}
