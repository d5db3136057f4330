import { takeRounds } from '../../src/cli/doctor/rounds';
import type { Times } from './ratios';
import type { Collection } from '../../src/measure/sweep/collection';
import { cellKey } from '../../src/model/cellKey';
import type { WorkloadFunction } from '../../src/workload/workload';

/** The size at which the workloads are measured. */
export const SIZE = 20;
/** How many rounds the shortest times are taken from. */
export const ROUNDS = 75;

/**
 * Measures workloads together in this process, as the claims of a perf file do, and returns their shortest times.
 *
 * @param onProgress - called before every batch
 */
export async function shortestTimes(
  workloads: Readonly<Record<string, WorkloadFunction>>,
  seed: number,
  onProgress: () => void,
): Promise<Times> {
  return shortestTimesOf(await takeRounds(workloads, { size: SIZE, rounds: ROUNDS, seed, onProgress }));
}

/** Returns the shortest times in the first rounds of a collection. */
export function shortestTimesOf({ arms, rounds }: Pick<Collection, 'arms' | 'rounds'>): Times {
  const first = rounds.slice(0, ROUNDS);
  return Object.fromEntries(
    arms.map((arm) => [arm, Math.min(...first.map((round) => round.get(cellKey(arm, SIZE)) ?? Infinity))]),
  );
}
