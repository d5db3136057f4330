import { grainNs, systemClock, type Clock } from './clock';
import { systemKernel, type Kernel } from './kernel';
import { SystemPrograms, type Programs } from '../program/programs';
import { spin } from './spin';
import { systemTimer, type Timer } from '../subject/settling';

/** What measuring needs of the outside world. */
export interface Instruments {
  readonly clock: Clock;
  /** The smallest step in which the clock moves; undefined where it stands still. */
  clockGrainNs(): number | undefined;
  readonly kernel: Kernel;
  readonly timer: Timer;
  readonly programs: Programs;
  /** Does the fixed work of the control arm. */
  spin(this: void, turns: number): number;
  /** Lets the event loop turn once, so that signals and timers are served between rounds. */
  breathe(): Promise<void>;
  /** Collects young garbage, where the process can, so that one collection's is not charged to the next. */
  collectGarbage(): void;
}

const { setImmediate: realSetImmediate } = globalThis;
let systemGrainNs: number | undefined;

/** The programs that this process runs. */
export const systemPrograms = new SystemPrograms({ clock: systemClock, timer: systemTimer });

/** The real ones, held since before test code or fake timers could replace what they use. */
export const systemInstruments: Instruments = {
  clock: systemClock,
  clockGrainNs: () => (systemGrainNs ??= grainNs(systemClock)),
  kernel: systemKernel,
  timer: systemTimer,
  programs: systemPrograms,
  spin,
  breathe: () =>
    new Promise((resolve) => {
      realSetImmediate(resolve);
    }),
  // A full collection makes the engine forget the shapes of objects that are not alive just then, which processes
  // outside of Jest hardly ever see: process.nextTick is six times slower for good after one at the wrong time.
  collectGarbage: () => globalThis.gc?.({ type: 'minor' }),
};
