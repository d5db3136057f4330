import { percent } from '../../src/describe/quantity';
import type { Findings } from './document';
import { markdownTable } from './markdown';
import { OURS, rivalTruths, type Answers, type RivalChunk } from './rivalWorker';
import { rivals } from './rivals';
import { inThreads } from './workers';

/** The options of the comparison of tools. */
export interface RivalOptions {
  /** Trials, spread over truths and machines. */
  readonly trials: number;
  readonly seed: number;
  readonly threads: number;
}

/** The machines: idle, beside one busy process, and beside three. */
const REGIMES = ['quiet', 'hog', 'heavy'] as const;
/** The tables leave out rarer answers. */
const LEAST_SHARE = 0.005;

/** The machine whose answers the summary has. */
const SUMMARISED = 'hog';

/** Returns the answers of every tool for the same samples, truth by truth. */
export async function rivalTables({ trials, seed, threads }: RivalOptions): Promise<Findings> {
  const truths = Object.keys(rivalTruths);
  const each = Math.ceil(trials / (truths.length * REGIMES.length));
  const chunks = REGIMES.flatMap((regime) =>
    truths.map((truth): RivalChunk => ({ regime, truth, seed, trials: each })),
  );
  const answers = await inThreads<Answers>(require.resolve('./rivalWorker'), 'countAnswers', chunks, threads);
  const names = [OURS, ...rivals.map(({ name }) => name)];
  const rowsOf = (regime: string): string[][] =>
    chunks.flatMap((chunk, i) =>
      chunk.regime === regime ? [[chunk.truth, ...names.map((name) => answerText(answers[i]![name]!, each))]] : [],
    );
  const tables = REGIMES.map(
    (regime) => `### Machine: ${regime}\n\n${markdownTable(['truth', ...names], rowsOf(regime))}`,
  );
  const markdown = [`${String(each)} trials a row, the same samples for all.`, ...tables].join('\n\n');
  return { markdown, summary: rowsOf(SUMMARISED) };
}

/** Returns answers with their shares, the most frequent first: `linear 60.2 %, power 39.8 %`. */
function answerText(answers: Readonly<Record<string, number>>, trials: number): string {
  return Object.entries(answers)
    .toSorted(([, a], [, b]) => b - a)
    .filter(([, times]) => times >= LEAST_SHARE * trials)
    .map(([answer, times]) => (times === trials ? answer : `${answer} ${percent(times / trials)}`))
    .join(', ');
}
