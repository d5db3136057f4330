import { count, percent } from '../../src/describe/quantity';
import { boundedCount } from './boundedCount';
import { markdownTable } from './markdown';
import { promises, type ResolutionChunk, type ResolutionCounts } from './resolutionWorker';
import { inThreads } from './workers';

/** The options of the resolution table. */
export interface ResolutionOptions {
  /** Trials of each promise, spread over the machines. */
  readonly trials: number;
  readonly seed: number;
  readonly threads: number;
  readonly machines: readonly string[];
}

/** Trials in one piece of work. */
const CHUNK = 50;

/**
 * Returns the table of verdicts on the smallest detectable violations: each is made true, with a distortion and noise of
 * its own, and judged again.
 */
export async function resolutionTable({ trials, seed, threads, machines }: ResolutionOptions): Promise<string> {
  const each = Math.ceil(trials / machines.length);
  const chunks = Object.keys(promises).flatMap((promise) =>
    machines.flatMap((machine) =>
      Array.from({ length: Math.ceil(each / CHUNK) }, (_, i): ResolutionChunk => ({
        promise,
        machine,
        seed: seed + i * CHUNK,
        trials: Math.min(CHUNK, each - i * CHUNK),
      })),
    ),
  );
  const module = require.resolve('./resolutionWorker');
  const counts = await inThreads<ResolutionCounts>(module, 'countDetected', chunks, threads);
  const rows = Object.keys(promises).flatMap((promise) =>
    machines.map((machine) => {
      const own = counts.filter((_, i) => chunks[i]!.promise === promise && chunks[i]!.machine === machine);
      const total = (key: 'holds' | 'violated' | 'undecided'): number =>
        own.reduce((sum, { outcomes }) => sum + outcomes[key], 0);
      const made = total('holds') + total('violated') + total('undecided');
      const without = own.reduce((sum, of) => sum + of.without, 0);
      const found = made === 0 ? 'none' : percent(total('violated') / made);
      return [promise, machine, count(made), count(without), found, boundedCount(total('holds'), made)];
    }),
  );
  return markdownTable(['violation', 'machine', 'named by', 'not named by', 'found', 'called holding'], rows);
}
