import { bigOOf } from './bigO';
import { googleGrowthOf } from './googleBenchmark';
import { mean } from '../../../src/statistics/mean';
import { minitestPasses } from './minitest';
import type { Sample } from './sample';
import { trendOf } from './benchmarkTrend';

/** The same rounds as different tools would reduce them. */
export interface BenchmarkSamples {
  readonly first: readonly Sample[];
  readonly meanOfFive: readonly Sample[];
  readonly mean: readonly Sample[];
  readonly shortest: readonly Sample[];
}

/** The rounds for tools that take more than a few. */
export const RIVAL_ROUNDS = 25;

/** Another tool. */
export interface Rival {
  readonly name: string;
  /** Returns its answer for rounds by the wall clock, and by the clock of the process's own CPU time. */
  readonly judge: (samples: { readonly wall: BenchmarkSamples; readonly cpu: BenchmarkSamples }) => string;
}

/** The rules of other tools. */
export const rivals: readonly Rival[] = [
  {
    name: 'minitest, `linear`',
    judge: ({ wall }) => (minitestPasses('linear', wall.first) ? 'passes' : 'fails'),
  },
  {
    name: 'minitest, `constant`',
    judge: ({ wall }) => (minitestPasses('constant', wall.first) ? 'passes' : 'fails'),
  },
  { name: 'benchmark-trend', judge: ({ wall }) => trendOf(wall.meanOfFive) ?? 'no fit' },
  { name: 'Google Benchmark, wall time', judge: ({ wall }) => googleGrowthOf(wall.mean) },
  { name: 'Google Benchmark, CPU time', judge: ({ cpu }) => googleGrowthOf(cpu.mean) },
  { name: 'big_O', judge: ({ wall }) => bigOOf(wall.shortest) },
];

/** Returns rounds of seconds, one a size, as each tool would reduce them. */
export function benchmarkSamples(sizes: readonly number[], rounds: readonly (readonly number[])[]): BenchmarkSamples {
  const reduced = (taken: readonly (readonly number[])[], by: (seconds: readonly number[]) => number): Sample[] =>
    sizes.map((n, i) => ({ n, seconds: by(taken.map((round) => round[i]!)) }));
  return {
    first: reduced(rounds.slice(0, 1), mean),
    meanOfFive: reduced(rounds.slice(0, 5), mean),
    mean: reduced(rounds, mean),
    shortest: reduced(rounds, (seconds) => Math.min(...seconds)),
  };
}
