import asyncHooks from 'node:async_hooks';
import { isThenable } from '../../measure/subject/settling';

/**
 * Replaces AsyncLocalStorage for Jest's test runner. A real one turns promise hooks on, which make every await of a test
 * four to five times slower; from Node 24 on it makes queueMicrotask almost twice as slow, and errors by half.
 *
 * It keeps one value and restores the one before: right only for tests that run one after another.
 */
class QuietStorage {
  #store: unknown;

  getStore(): unknown {
    return this.#store;
  }

  run(store: unknown, callback: (...args: unknown[]) => unknown, ...args: unknown[]): unknown {
    const before = this.#store;
    const restore = (): void => {
      this.#store = before;
    };
    this.#store = store;
    try {
      const result = callback(...args);
      // A promise of whichever realm the test runner was loaded in
      if (isThenable(result)) return (result as Promise<unknown>).finally(restore);
      restore();
      return result;
    } catch (error) {
      restore();
      throw error;
    }
  }
}

/**
 * Gives modules that load from now on a storage that turns no hooks on.
 *
 * @returns a function that gives later modules, such as the user's, the real one
 */
export function quietAsyncLocalStorage(): () => void {
  const real = Object.getOwnPropertyDescriptor(asyncHooks, 'AsyncLocalStorage')!;
  // Defined, not assigned: on Node 22 the property is a getter.
  Object.defineProperty(asyncHooks, 'AsyncLocalStorage', {
    value: QuietStorage,
    configurable: true,
    enumerable: true,
    writable: true,
  });
  return () => Object.defineProperty(asyncHooks, 'AsyncLocalStorage', real);
}
