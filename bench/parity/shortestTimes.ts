import { takeRounds } from '../../src/cli/doctor/rounds';
import { cellKey } from '../../src/model/cellKey';
import type { WorkloadFunction } from '../../src/workload/workload';
import type { Times } from './ratios';

const SIZE = 20;
const ROUNDS = 75;

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
  const { arms, rounds } = await takeRounds(workloads, { size: SIZE, rounds: ROUNDS, seed, onProgress });
  return Object.fromEntries(
    arms.map((arm) => [arm, Math.min(...rounds.map((round) => round.get(cellKey(arm, SIZE)) ?? Infinity))]),
  );
}
