const { setTimeout, setInterval, setImmediate, queueMicrotask, Date, performance } = globalThis;
const { nextTick, hrtime } = process;
const now = performance.now.bind(performance);

/** Resolves after a delay by a timer that no test can replace, and that keeps no process alive. */
export function wait(delayMs: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, delayMs).unref();
  });
}

/** Milliseconds since the process started. */
export function processAgeMs(): number {
  return now();
}

/** Whether something that a workload's time could depend on has been replaced since this module was loaded. */
export function hasFakeTimers(): boolean {
  return (
    globalThis.setTimeout !== setTimeout ||
    globalThis.setInterval !== setInterval ||
    globalThis.setImmediate !== setImmediate ||
    globalThis.queueMicrotask !== queueMicrotask ||
    globalThis.Date !== Date ||
    globalThis.performance !== performance ||
    process.nextTick !== nextTick ||
    process.hrtime !== hrtime
  );
}
