import fs from 'node:fs';

const resourceUsage = process.resourceUsage.bind(process);

/** What the operating system says of contention. */
export interface Kernel {
  /** How often this process was preempted so far. */
  involuntarySwitches(): number;
  /** Nanoseconds in which this thread was ready and waited for a core so far; undefined where unreadable. */
  runQueueWaitNs(): number | undefined;
}

/** Where Linux says how a thread was scheduled: time on a core, time waiting for one, slices. */
const SCHEDULING = '/proc/thread-self/schedstat';
const said = Buffer.alloc(128);
let scheduling: number | undefined;

/** The counters of this process and, on Linux, of its main thread. */
export const systemKernel: Kernel = {
  involuntarySwitches: () => resourceUsage().involuntaryContextSwitches,
  runQueueWaitNs: () => {
    try {
      // Held open, and read twice a batch: it names the thread that opened it.
      scheduling ??= fs.openSync(SCHEDULING, 'r');
      const length = fs.readSync(scheduling, said, 0, said.length, 0);
      // Its first number moves at scheduler ticks only.
      return Number(said.toString('latin1', 0, length).split(' ', 2)[1]);
    } catch {
      return undefined;
    }
  },
};
