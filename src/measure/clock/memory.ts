import v8 from 'node:v8';

/** The memory of this process. */
export interface Memory {
  /** Returns how many bytes objects and buffers take, without the youngest objects: most of those are garbage. */
  usedBytes(): number;
}

/** The share of the free memory of the machine, and of the heap of this process, that a size may take. */
const SHARE = 1 / 4;

/** Every new object is here, unless it is large: some dozen megabytes, however much garbage a call makes. */
const YOUNGEST = 'new_space';

/** The memory of the process: a reading takes some microseconds, and the size of the whole process would take fifty. */
export const systemMemory: Memory = {
  usedBytes() {
    const spaces = v8.getHeapSpaceStatistics();
    return spaces.reduce(
      (bytes, { space_name: name, space_used_size: usedBytes }) => (name === YOUNGEST ? bytes : bytes + usedBytes),
      v8.getHeapStatistics().external_memory,
    );
  },
};

/** Returns how much memory a size may take if a project sets no limit: other sizes are held in memory beside it. */
export function defaultMemoryLimitBytes(): number {
  return SHARE * Math.min(process.availableMemory(), v8.getHeapStatistics().heap_size_limit);
}
