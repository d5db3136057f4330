import asyncHooks from 'node:async_hooks';
import type { Counter } from './counting';

/**
 * Counts the promises that the engine makes, as Node's async hooks hear of them.
 *
 * An async call makes one, `new Promise` and `then` one each, an await one more, and another where what it awaits is no
 * promise. Once the hooks were on, awaits stay slower for as long as the process lives: count in one that times nothing.
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
