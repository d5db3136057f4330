import v8 from 'node:v8';

/** The memory of this process. */
export interface Memory {
  /** Returns how many bytes objects and buffers take, garbage that is not collected yet included. */
  usedBytes(): number;
}

/** The share of the free memory of the machine, and of the heap of this process, that a size may take. */
const SHARE = 1 / 4;

/** The memory of the process: a reading takes a microsecond, and the size of the whole process would take fifty. */
export const systemMemory: Memory = {
  usedBytes() {
    const { used_heap_size: heapBytes, external_memory: externalBytes } = v8.getHeapStatistics();
    return heapBytes + externalBytes;
  },
};

/** Returns how much memory a size may take if a project sets no limit: other sizes are held in memory beside it. */
export function defaultMemoryLimitBytes(): number {
  return SHARE * Math.min(process.availableMemory(), v8.getHeapStatistics().heap_size_limit);
}
