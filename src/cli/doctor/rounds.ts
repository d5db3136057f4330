import { systemInstruments } from '../../measure/clock/instruments';
import { Collection } from '../../measure/sweep/collection';
import { seededRandom } from '../../statistics/random';
import { DEFAULT_TRIAL_OPTIONS } from '../../trial/trial';
import { normalWorkload, type WorkloadFunction } from '../../workload/workload';

/** Measures workloads together in this process, as the claims of a perf file do, and returns the collection. */
export async function takeRounds(
  workloads: Readonly<Record<string, WorkloadFunction>>,
  { size, rounds, seed, ...options }: { size: number; rounds: number; seed: number; onProgress?: () => void },
): Promise<Collection> {
  const names = Object.keys(workloads);
  const collection = new Collection({
    arms: new Map(names.map((name) => [name, normalWorkload(workloads[name]!)])),
    sizes: [size],
    callLimitNs: DEFAULT_TRIAL_OPTIONS.callLimitNs,
    random: seededRandom(seed),
    instruments: systemInstruments,
    ...options,
  });
  const { signal } = new AbortController();
  while (collection.rounds.length < rounds) await collection.takeRound(names, signal);
  return collection;
}
