import { Collection } from '../../measure/sweep/collection';
import { cellKey } from '../../model/cell';
import { systemInstruments } from '../../measure/clock/instruments';
import { seededRandom } from '../../statistics/random';
import { normalWorkload, type WorkloadFunction } from '../../workload/workload';

/** The size that workloads of a comparison are measured at. */
export const SIZE = 20;
/** How many rounds the shortest times are the shortest of. */
export const ROUNDS = 75;

/** The shortest time per call, in nanoseconds, by the name of the workload. */
export type BestTimes = Readonly<Record<string, number>>;

/**
 * Measures workloads together in this process, as the claims of a perf file do, and returns their shortest times.
 *
 * @param onProgress - called before every batch
 */
export async function bestTimes(
  workloads: Readonly<Record<string, WorkloadFunction>>,
  seed: number,
  onProgress: () => void,
): Promise<BestTimes> {
  const arms = new Map(Object.entries(workloads).map(([name, run]) => [name, normalWorkload(run)]));
  const collection = new Collection({
    arms,
    sizes: [SIZE],
    callLimitNs: 10e9,
    random: seededRandom(seed),
    instruments: systemInstruments,
    onProgress,
  });
  const { signal } = new AbortController();
  while (collection.rounds.length < ROUNDS) await collection.takeRound([...arms.keys()], signal);
  return bestOf(collection);
}

/** Returns the shortest times of as many rounds of a collection. */
export function bestOf({ arms, rounds }: Pick<Collection, 'arms' | 'rounds'>): BestTimes {
  const counting = rounds.slice(0, ROUNDS);
  return Object.fromEntries(
    arms.map((arm) => [arm, Math.min(...counting.map((round) => round.get(cellKey(arm, SIZE)) ?? Infinity))]),
  );
}
