import { readFileSync } from 'node:fs';
import path from 'node:path';
import { interleavedRounds, type Rounds } from './noise';
import type { Random } from '../../model/random';

/** Batches of real code, alone on a core (idle) or beside a busy process (hog). */
export interface Recording {
  readonly sizes: readonly number[];
  /** The calls of a batch of each size. */
  readonly k: readonly number[];
  /** The milliseconds of the batch of each size, round by round. */
  readonly rows: readonly { readonly t: readonly number[] }[];
}

/** Returns the recording of that name in a folder. */
export function readRecording(folder: string, name: string): Recording {
  return JSON.parse(readFileSync(path.join(folder, `real_${name}.json`), 'utf8')) as Recording;
}

/** The quantile of batches that counts as undisturbed. Beside busy processes medians are disturbed. */
const UNDISTURBED = 0.05;

/** Returns the time of each batch over its undisturbed time, round by round: the noise without the code. */
export function noiseOf({ rows }: Recording): number[][] {
  const undisturbed = rows[0]!.t.map((_, i) => {
    const sorted = rows.map(({ t }) => t[i]!).sort((a, b) => a - b);
    return sorted[Math.floor(UNDISTURBED * sorted.length)]!;
  });
  return rows.map(({ t }) => t.map((time, i) => time / undisturbed[i]!));
}

/** The rounds that are replayed in a row before another place is drawn: noise comes in episodes. */
const BLOCK = 12;

/**
 * Returns known times with recorded noise: blocks of rounds, drawn with replacement.
 *
 * Every size has the noise of its own place in the sweep; further sizes have the noise of the largest. A second arm has the
 * noise of the following round.
 *
 * @param noise - at least `BLOCK` rounds, one factor a size
 */
export function replayedRounds(
  truth: readonly number[],
  noise: readonly (readonly number[])[],
  random: Random,
  arms = 1,
): Rounds {
  let round = 0;
  let left = 0;
  let taken: number[] = [];
  const begin = (): void => {
    if (left === 0) {
      round = Math.floor(random() * noise.length);
      left = BLOCK;
    }
    taken = Array.from({ length: truth.length / arms }, () => 0);
    round++;
    left--;
  };
  const next = interleavedRounds(
    truth,
    (size) => {
      const recorded = noise[(round + taken[size]!++) % noise.length]!;
      return recorded[Math.min(size, recorded.length - 1)]!;
    },
    random,
    arms,
  );
  return () => {
    begin();
    return next();
  };
}
