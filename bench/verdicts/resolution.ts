import { count, percent } from '../../src/describe/quantity';
import { boundedCount } from './boundedCount';
import type { Findings } from './document';
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
  /** What the name of a promise contains. */
  readonly only: string;
}

/** Trials in one piece of work. */
const CHUNK = 50;

/** The outcomes of the violations of a promise on a machine. */
interface Row {
  readonly promise: string;
  readonly machine: string;
  readonly without: number;
  readonly found: number;
  readonly holding: number;
  readonly made: number;
}

/**
 * Returns the verdicts on the smallest detectable violations: each is made true, with a distortion and noise of its own,
 * and judged again.
 *
 * @param name - the first cell of their row in the summaries
 */
export async function resolutionTables(name: string, options: ResolutionOptions): Promise<Findings> {
  const rows = await resolutionRows(options);
  const cells = rows.map(({ promise, machine, made, without, found, holding }) => {
    const share = made === 0 ? 'none' : percent(found / made);
    return [promise, machine, count(made), count(without), share, boundedCount(holding, made)];
  });
  const total = (key: 'made' | 'found' | 'holding'): number => rows.reduce((sum, row) => sum + row[key], 0);
  const least = Math.min(...rows.map(({ made, found }) => (made === 0 ? 1 : found / made)));
  const made = total('made');
  return {
    markdown: [
      `${count(options.trials)} trials of each.`,
      markdownTable(['violation', 'machine', 'named by', 'not named by', 'found', 'called holding'], cells),
    ].join('\n\n'),
    summary: [
      [name, count(made), percent(total('found') / made), percent(least), boundedCount(total('holding'), made)],
    ],
  };
}

async function resolutionRows({ trials, seed, threads, machines, only }: ResolutionOptions): Promise<Row[]> {
  const each = Math.ceil(trials / machines.length);
  const names = Object.keys(promises).filter((promise) => promise.includes(only));
  const chunks = names.flatMap((promise) =>
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
  return names.flatMap((promise) =>
    machines.map((machine): Row => {
      const own = counts.filter((_, i) => chunks[i]!.promise === promise && chunks[i]!.machine === machine);
      const total = (key: 'holds' | 'violated' | 'undecided'): number =>
        own.reduce((sum, { outcomes }) => sum + outcomes[key], 0);
      return {
        promise,
        machine,
        without: own.reduce((sum, of) => sum + of.without, 0),
        found: total('violated'),
        holding: total('holds'),
        made: total('holds') + total('violated') + total('undecided'),
      };
    }),
  );
}
