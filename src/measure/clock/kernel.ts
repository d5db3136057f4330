import fs from 'node:fs';

const resourceUsage = process.resourceUsage.bind(process);

/** The counters of the operating system that show contention. */
export interface Kernel {
  /** Returns how often this process was preempted so far. */
  involuntarySwitches(): number;
  /** Returns the nanoseconds that this thread was ready and waited for a core so far; undefined if unreadable. */
  runQueueWaitNs(): number | undefined;
}

/** The file in which Linux counts how a thread was scheduled: time on a core, time waiting for one, slices. */
const SCHEDULING = '/proc/thread-self/schedstat';
const contents = Buffer.alloc(128);
let scheduling: number | undefined;

/** The counters of this process and, on Linux, of its main thread. */
export const systemKernel: Kernel = {
  involuntarySwitches: () => resourceUsage().involuntaryContextSwitches,
  runQueueWaitNs: () => {
    try {
      // The file stays open, since a batch reads it twice. It is about the thread that opened it.
      scheduling ??= fs.openSync(SCHEDULING, 'r');
      const length = fs.readSync(scheduling, contents, 0, contents.length, 0);
      // The first number changes at scheduler ticks only.
      return Number(contents.toString('latin1', 0, length).split(' ', 2)[1]);
    } catch {
      return undefined;
    }
  },
};
