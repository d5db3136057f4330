import { countingMatcher, type ExactCountOptions } from './counting';

/** The type of the matcher, for `expect`. */
export interface ToCreatePromises {
  /**
   * Decides whether one call makes an exact number of promises, as counted by Node's async hooks: an async call makes
   * one, `new Promise` and `then` make one each, an await makes one, and a second if its value is no promise. It counts
   * in a process of its own, since the hooks slow down the awaits of a process for good.
   *
   * @example
   * await expect(async (n) => { for (let i = 0; i < n; i++) await done; }).toCreatePromises((n) => n + 1, { sizes: [1, 5] });
   */
  toCreatePromises(count: (n: number) => number, options?: ExactCountOptions): Promise<void>;
}

export const toCreatePromises = countingMatcher('toCreatePromises', 'promises');
