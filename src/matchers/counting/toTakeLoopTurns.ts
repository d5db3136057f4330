import { countingMatcher, type ExactCountOptions } from './counting';

/** The type of the matcher, for `expect`. */
export interface ToTakeLoopTurns {
  /**
   * Decides whether one call takes an exact number of turns of the event loop. It counts, and times nothing.
   *
   * @example
   * await expect(nTimersInARow).toTakeLoopTurns((n) => n, { sizes: [1, 2, 5] });
   */
  toTakeLoopTurns(count: (n: number) => number, options?: ExactCountOptions): Promise<void>;
}

export const toTakeLoopTurns = countingMatcher('toTakeLoopTurns', 'loopTurns');
