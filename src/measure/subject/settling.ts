import { WorkloadError } from './workloadError';
import type { Cell, WorkloadPart } from '../../model/cell';

/** Calls back after some time, out of the reach of fake timers. */
export interface Timer {
  start(callback: () => void, delayMs: number): { stop(): void };
}

const { setTimeout: realSetTimeout, clearTimeout: realClearTimeout } = globalThis;

/** The system's timer. */
export const systemTimer: Timer = {
  start(callback, delayMs) {
    const handle = realSetTimeout(callback, delayMs);
    return {
      stop: () => realClearTimeout(handle),
    };
  },
};

/** Whether a value is a promise, of any realm or library. */
export function isThenable(value: unknown): value is PromiseLike<unknown> {
  return (
    ((typeof value === 'object' && value !== null) || typeof value === 'function') &&
    typeof (value as { then?: unknown }).then === 'function'
  );
}

/**
 * Resolves like the promise, or rejects with a `WorkloadError` if it does not settle within the limit.
 *
 * @param limitNs - how long the promise may take; the timer never fires during healthy work
 */
export async function settled(
  promise: PromiseLike<unknown>,
  cell: Cell,
  during: WorkloadPart,
  limitNs: number,
  timer: Timer,
): Promise<unknown> {
  let running: ReturnType<Timer['start']> | undefined;
  const expiry = new Promise<never>((_, reject) => {
    running = timer.start(() => {
      reject(new WorkloadError(cell, { kind: 'never settled', during, limitNs }));
    }, limitNs / 1e6);
  });
  try {
    return await Promise.race([promise, expiry]);
  } finally {
    running?.stop();
  }
}
