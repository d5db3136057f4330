import type { Cell } from '../../model/cell';
import { isProgram } from '../../workload/program';
import type { CalledWorkload, NormalWorkload } from '../../workload/workload';
import type { Memory } from '../clock/memory';
import { VARIETY } from '../subject/inputs';
import type { RemoteWorkload } from '../subject/subject';
import { MemoryRamp } from './memoryRamp';

/** Returns a ramp that weighs the sizes of a workload. */
export function memoryRampFor(
  workload: NormalWorkload | RemoteWorkload,
  memory: Memory,
  limitBytes: number,
): MemoryRamp {
  const inputsKept = isCalled(workload) && workload.fresh ? undefined : VARIETY;
  return new MemoryRamp({ memory, limitBytes, inputsKept });
}

/** The memory that the arms of a collection take, size by size. It refuses no size: a test may have named them. */
export class ArmMemory {
  readonly #memory: Memory;
  /** Ramps by arms, and by the inputs that arms share: those are built, and weighed, for the first arm alone. */
  readonly #ramps = new Map<unknown, MemoryRamp>();

  constructor(memory: Memory) {
    this.#memory = memory;
  }

  /** Returns the ramp of an arm, each time the same. */
  rampOf(arm: string, workload: NormalWorkload | RemoteWorkload): MemoryRamp {
    const shared = isCalled(workload) && !workload.fresh ? workload.input : undefined;
    const ramp = this.#ramps.get(shared ?? arm) ?? memoryRampFor(workload, this.#memory, Infinity);
    if (shared !== undefined) this.#ramps.set(shared, ramp);
    this.#ramps.set(arm, ramp);
    return ramp;
  }

  /** Records how long a call takes. */
  timed(cell: Cell, callNs: number): void {
    this.#ramps.get(cell.arm)?.timed(cell, callNs);
  }

  /** Returns how much memory the inputs and a call of a size will take, as the smaller sizes of its arm predict. */
  predictedBytes({ arm, n }: Cell): number {
    return this.#ramps.get(arm)?.predictedBytes(n) ?? 0;
  }
}

function isCalled(workload: NormalWorkload | RemoteWorkload): workload is CalledWorkload {
  return !isProgram(workload) && workload.kind === 'called';
}
