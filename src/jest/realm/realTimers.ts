const { setTimeout, performance, Date } = globalThis;

/** Resolves after a delay by a timer that no test can replace, and that keeps no process alive. */
export function wait(delayMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, delayMs).unref());
}

/** The time of day, in milliseconds since 1970, by a clock that no test can replace. */
export const realNow: () => number = Date.now.bind(Date);

/** Returns the milliseconds since the process started. */
export const processAgeMs: () => number = performance.now.bind(performance);

/** The globals that fake timers replace. */
const FAKED = ['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'Date', 'performance'] as const;

/**
 * Returns a function that says whether a global that a workload's time could depend on has been replaced since.
 *
 * @param realm - the global object that tests see
 */
export function fakeTimersDetector(realm: object): () => boolean {
  const global = realm as Record<string, unknown>;
  const real = FAKED.map((name) => global[name]);
  const { nextTick, hrtime } = process;
  return () =>
    FAKED.some((name, i) => global[name] !== real[i]) || process.nextTick !== nextTick || process.hrtime !== hrtime;
}
