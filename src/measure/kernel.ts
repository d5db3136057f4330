import fs from 'node:fs';

const resourceUsage = process.resourceUsage.bind(process);

/** What the operating system says of contention. */
export interface Kernel {
  /** How often this process was preempted so far. */
  involuntarySwitches(): number;
  /** Nanoseconds in which this thread was ready and waited for a core so far; undefined where unreadable. */
  runQueueWaitNs(): number | undefined;
}

/** The counters of this process and, on Linux, of its main thread. */
export const systemKernel: Kernel = {
  involuntarySwitches: () => resourceUsage().involuntaryContextSwitches,
  runQueueWaitNs: () => {
    try {
      // [time on a core, time waiting for one, slices], the first of which moves at scheduler ticks only
      return Number(fs.readFileSync('/proc/thread-self/schedstat', 'latin1').split(' ')[1]);
    } catch {
      return undefined;
    }
  },
};
