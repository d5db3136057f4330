import type { Cell, WorkloadPart } from '../../model/cell';
import { grainNs, systemClock, type Clock } from './clock';
import { systemKernel, type Kernel } from './kernel';
import { systemMemory, type Memory } from './memory';
import { SystemPrograms, type Programs } from '../program/programs';
import type { InputMeter } from '../subject/inputMeter';
import { systemTimer, type Timer } from '../subject/settling';

/** The parts of the outside world that measuring uses. */
export interface Instruments {
  readonly clock: Clock;
  /** Returns the smallest step in which the clock moves; undefined if it stands still. */
  clockGrainNs(): number | undefined;
  readonly kernel: Kernel;
  readonly memory: Memory;
  readonly timer: Timer;
  readonly programs: Programs;
  /** Does the fixed work of the control arm. */
  spin(this: void, turns: number): number;
  /** Lets the event loop turn once, so that signals and timers are served between rounds. */
  breathe(): Promise<void>;
  /** Collects young garbage, if the process can, so that one collection does not pay for the garbage of another. */
  collectGarbage(): void;
}

/** Hears that a part of a workload is about to run at a size. */
export type Progress = (cell: Cell, part: WorkloadPart) => void;

/** The options of code that calls workloads. */
export interface CallOptions {
  /** How long one call, or the building of an input, may take. */
  readonly limitNs: number;
  readonly instruments: Instruments;
  /** Called before every call or batch, and before inputs are built, with its cell. */
  readonly onProgress?: Progress | undefined;
  /** Counts how long inputs take to build. @defaultValue nothing does */
  readonly meter?: InputMeter | undefined;
}

const { setImmediate: realSetImmediate } = globalThis;
let systemGrainNs: number | undefined;

/** The programs that this process runs. */
export const systemPrograms = new SystemPrograms({ clock: systemClock, timer: systemTimer });

/** Does a fixed amount of integer work that allocates nothing: only the machine can make it slower. */
function spin(turns: number): number {
  let state = turns;
  for (let i = 0; i < turns; i++) state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
  return state;
}

/** The real instruments, kept from before test code or fake timers could replace the functions that they use. */
export const systemInstruments: Instruments = {
  clock: systemClock,
  clockGrainNs: () => (systemGrainNs ??= grainNs(systemClock)),
  kernel: systemKernel,
  memory: systemMemory,
  timer: systemTimer,
  programs: systemPrograms,
  spin,
  breathe: () => new Promise((resolve) => realSetImmediate(resolve)),
  // A full collection makes the engine forget the shapes of objects that are not alive at that moment. Outside Jest
  // that hardly ever happens: after one at the wrong moment process.nextTick stays six times slower.
  collectGarbage: () => globalThis.gc?.({ type: 'minor' }),
};
