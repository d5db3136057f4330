import { readFileSync } from 'node:fs';
import path from 'node:path';
import { interleavedRounds, type Rounds } from './noise';
import type { Random } from '../../model/random';

/** Batches that were taken of real code, alone on a core (idle) or sharing it with a busy process (hog). */
export interface Recording {
  readonly sizes: readonly number[];
  /** The calls that a batch of each size made. */
  readonly k: readonly number[];
  /** The milliseconds that the batch of each size took, round by round. */
  readonly rows: readonly { readonly t: readonly number[] }[];
}

/** Reads a recording from the folder that holds them. */
export function readRecording(folder: string, name: string): Recording {
  return JSON.parse(readFileSync(path.join(folder, `real_${name}.json`), 'utf8')) as Recording;
}

/** The quantile of the batches of a size that is taken for undisturbed. Beside busy processes medians are not. */
const UNDISTURBED = 0.05;

/** Returns what each batch took over what it takes undisturbed, round by round: the noise without the code. */
export function noiseOf({ rows }: Recording): number[][] {
  const undisturbed = rows[0]!.t.map((_, i) => {
    const sorted = rows.map(({ t }) => t[i]!).sort((a, b) => a - b);
    return sorted[Math.floor(UNDISTURBED * sorted.length)]!;
  });
  return rows.map(({ t }) => t.map((time, i) => time / undisturbed[i]!));
}

/** So many rounds in a row are replayed before another place is drawn: noise comes in episodes. */
const BLOCK = 12;

/**
 * Returns rounds with recorded noise: blocks of rounds, drawn with replacement, on times that are known.
 *
 * Every size keeps the noise of its own place in the sweep, those past the recorded ones that of the largest. A second
 * arm is given the noise of the following round.
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
