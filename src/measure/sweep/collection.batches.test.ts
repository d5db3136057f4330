import { collectionOf, takeRounds } from '../testing/collections';
import { FakeInstruments } from '../testing/fakeInstruments';

describe('Collection', () => {
  let instruments: FakeInstruments;
  beforeEach(() => {
    instruments = new FakeInstruments();
  });

  test('makes all batches equally long, as long as one call of the slowest cell', async () => {
    const batches: { n: number; calls: number }[] = [];
    const run = (n: number): void => {
      instruments.clock.advance(10_000 * n);
      const batch = batches.at(-1);
      if (batch !== undefined) batch.calls++;
    };
    const collection = collectionOf(instruments, { run }, { onProgress: ({ n }) => batches.push({ n, calls: 0 }) });
    await takeRounds(collection, 1);
    const lastRound = batches.slice(-3).sort((a, b) => a.n - b.n);
    expect(lastRound).toEqual([
      // One untimed call more brings the data of the cell back into the caches.
      { n: 1, calls: 101 },
      { n: 10, calls: 11 },
      { n: 100, calls: 2 },
    ]);
  });

  test.each([
    ['as long as each cell needs if calls are long and the claim wants it', 100_000, 'own length', 13],
    ['equally long if the claim does not', 100_000, undefined, 100],
    ['equally long if calls are short', 10_000, 'own length', 100],
    ['equally long if the system does not tell how long they wait', 100_000, 'hidden', 100],
  ] as const)('makes batches %s', async (_, unitNs, batchIfLong, expected) => {
    const calls = new Map<number, number>();
    const run = (n: number): void => {
      calls.set(n, (calls.get(n) ?? 0) + 1);
      instruments.clock.advance(unitNs * n);
    };
    if (batchIfLong === 'hidden') instruments.kernel.hideRunQueue();
    const wanted = batchIfLong === 'hidden' ? 'own length' : batchIfLong;
    const collection = collectionOf(instruments, { run }, { batchIfLong: wanted });
    await takeRounds(collection, 1);
    calls.clear();
    await takeRounds(collection, 1);
    const warming = 1;
    expect(calls.get(1)! - warming).toBe(expected);
  });

  test.each<[string, number, object, number]>([
    ['does not time the first call of a batch, whose data others have driven out of the caches', 1e6, {}, 1e6],
    ['makes no untimed call before long calls', 5e6, {}, 10e6],
    ['makes no untimed call if calls change their input', 1e6, { input: () => 0, fresh: true }, 2e6],
  ])('%s', async (_, timeNs, more, expected) => {
    let cold = true;
    const run = (): void => {
      instruments.clock.advance(cold ? 2 * timeNs : timeNs);
      cold = false;
    };
    const onProgress = (): void => {
      cold = true;
    };
    const collection = collectionOf(instruments, { run: { run, input: () => 0, ...more } }, { sizes: [1], onProgress });
    await takeRounds(collection, 3);
    expect(collection.rounds.map((round) => round.get('run 1'))).toEqual([expected, expected, expected]);
  });
});
