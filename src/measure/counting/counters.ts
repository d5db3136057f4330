import asyncHooks from 'node:async_hooks';
import { performance } from 'node:perf_hooks';

const { nodeTiming } = performance;

/** Counts something of the process while a call runs. */
export interface Counter {
  /** Starts to count from 0. */
  begin(): void;
  /** Leaves out everything until `resume`: it is not the workload's. */
  pause?(): void;
  resume?(): void;
  /** Ends the counting and returns the count. */
  end(): number;
}

/** Returns the counts in the result of a call, by their names: the whole numbers under `counts`. */
export function countsIn(result: unknown): ReadonlyMap<string, number> {
  const counts: unknown = (result as { readonly counts?: unknown } | null | undefined)?.counts;
  if (typeof counts !== 'object' || counts === null) return new Map();
  const isCount = ([, count]: [string, unknown]): boolean => Number.isSafeInteger(count) && (count as number) >= 0;
  return new Map(Object.entries(counts as Readonly<Record<string, number>>).filter(isCount));
}

/** Counts the turns of the event loop. Measuring takes none, so there is nothing to leave out. */
export class LoopTurnCounter implements Counter {
  #before = 0;

  begin(): void {
    this.#before = nodeTiming.uvMetricsInfo.loopCount;
  }

  end(): number {
    return nodeTiming.uvMetricsInfo.loopCount - this.#before;
  }
}

/**
 * Counts the promises that the engine makes, by Node's async hooks.
 *
 * An async call makes one promise, and so do `new Promise` and `then`. An await makes one, and a second if its value is
 * no promise. The hooks slow down the awaits of a process for good: count in a process that times nothing.
 */
export class PromiseCounter implements Counter {
  #count = 0;
  #counting = false;
  readonly #hook = asyncHooks.createHook({
    init: (_id, type) => {
      if (type === 'PROMISE' && this.#counting) this.#count++;
    },
  });

  begin(): void {
    this.#count = 0;
    this.#hook.enable();
    this.#counting = true;
  }

  pause(): void {
    this.#counting = false;
  }

  resume(): void {
    this.#counting = true;
  }

  end(): number {
    this.#counting = false;
    this.#hook.disable();
    return this.#count;
  }
}
