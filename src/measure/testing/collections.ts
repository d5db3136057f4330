import { seededRandom } from '../../statistics/random';
import { normalWorkload, type Measurable } from '../../workload/workload';
import { Collection, type CollectionOptions } from '../sweep/collection';
import type { FakeInstruments } from './fakeInstruments';

/** The signal of a measurement that nobody aborts. */
export const { signal } = new AbortController();

/** Returns a collection of what arms take at 1, 10 and 100, measured with fake instruments, or as the options say. */
export function collectionOf(
  instruments: FakeInstruments,
  arms: Record<string, Measurable>,
  options: Partial<CollectionOptions> = {},
): Collection {
  return new Collection({
    arms: new Map(Object.entries(arms).map(([name, measurable]) => [name, normalWorkload(measurable)])),
    sizes: [1, 10, 100],
    callLimitNs: 10e9,
    random: seededRandom(11),
    instruments,
    ...options,
  });
}

/** Takes rounds of a collection, one after the other, on all its arms or on the given ones. */
export async function takeRounds(collection: Collection, rounds: number, arms = collection.arms): Promise<void> {
  for (let i = 0; i < rounds; i++) await collection.takeRound(arms, signal);
}
