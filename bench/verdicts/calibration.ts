import { cases } from './cases';
import type { Case } from './cases/case';
import { pooled, type TrialCounts } from './outcomes';
import type { TrialChunk } from './trialWorker';
import { inThreads } from './workers';

/** The options of a calibration. */
export interface CalibrationOptions {
  /** The claims on their truths. */
  readonly cases: readonly Case[];
  /** Trials of a claim, spread over its truths and the machines, or of each truth on each machine. */
  readonly trials: number;
  readonly trialsOf: 'claim' | 'cell';
  /** What the name of a claim or of its truth contains. */
  readonly only: string;
  readonly seed: number;
  readonly threads: number;
  readonly machines: readonly string[];
  /** Whether to try truths at the very bound of a claim: noise that differs from size to size moves them off it. */
  readonly withBounds: boolean;
}

/** A case on a machine, with the outcomes of its trials. */
export interface Cell extends Case {
  readonly machine: string;
  readonly counts: TrialCounts;
}

/** Trials in one piece of work, and seeds between the cells: no cell has as many trials. */
const CHUNK = 100;
const SEEDS = 1_000_003;

/** Counts the verdicts of every claim on every truth and machine. */
export async function calibrate(options: CalibrationOptions): Promise<Cell[]> {
  const { trials, trialsOf, only, seed, threads, machines, withBounds } = options;
  const cells = options.cases
    .filter(({ right, matcher, truth }) => (withBounds || right !== 'neither') && `${matcher} ${truth}`.includes(only))
    .flatMap((of) => machines.map((machine) => ({ of, machine })));
  const chunks = cells.flatMap(({ of, machine }, cell) => {
    const siblings = trialsOf === 'cell' ? 1 : cells.filter((other) => other.of.matcher === of.matcher).length;
    const caseIndex = cases.indexOf(of);
    return chunksOf(Math.ceil(trials / siblings), { caseIndex, machine, seed: seed + SEEDS * cell }, cell);
  });
  const counts = await inThreads<TrialCounts>(
    require.resolve('./trialWorker'),
    'countTrials',
    chunks.map(({ chunk }) => chunk),
    threads,
  );
  return cells.map(({ of, machine }, cell) => ({
    ...of,
    machine,
    counts: pooled(counts.filter((_, i) => chunks[i]!.cell === cell)),
  }));
}

function chunksOf(
  trials: number,
  piece: Omit<TrialChunk, 'trials'>,
  cell: number,
): { chunk: TrialChunk; cell: number }[] {
  return Array.from({ length: Math.ceil(trials / CHUNK) }, (_, i) => ({
    cell,
    chunk: { ...piece, seed: piece.seed + i * CHUNK, trials: Math.min(CHUNK, trials - i * CHUNK) },
  }));
}
