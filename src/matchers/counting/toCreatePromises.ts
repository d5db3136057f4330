import type { CountingOptions } from './counting';
import { countingMatcher } from './counting';

/** The type of the matcher, for `expect`. */
export interface ToCreatePromises {
  /**
   * Decides whether one call makes exactly so many promises, as Node's async hooks hear of them: an async call makes
   * one, `new Promise` and `then` one each, an await one more, and another where what it awaits is no promise. It counts
   * in a process of its own, since hooks that were on once make the awaits of a process slower for good.
   *
   * @example
   * await expect(async (n) => { for (let i = 0; i < n; i++) await done; }).toCreatePromises((n) => n + 1, { sizes: [1, 5] });
   */
  toCreatePromises(count: (n: number) => number, options?: CountingOptions): Promise<void>;
}

export const toCreatePromises = countingMatcher('toCreatePromises', 'promises');
