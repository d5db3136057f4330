import { cellKey } from '../../model/cellKey';
import { collectionOf, takeRounds } from '../testing/collections';
import { FakeInstruments } from '../testing/fakeInstruments';

describe('Collection', () => {
  let instruments: FakeInstruments;
  beforeEach(() => {
    instruments = new FakeInstruments();
  });

  test('has the time per call of every cell in every round', async () => {
    const collection = collectionOf(instruments, {
      one: instruments.taking((n) => 1_000 * n),
      two: instruments.taking(() => 700),
    });
    await takeRounds(collection, 2);
    const times = { 'one 1': 1_000, 'one 10': 10_000, 'one 100': 100_000, 'two 1': 700, 'two 10': 700, 'two 100': 700 };
    expect(collection.rounds.map((round) => Object.fromEntries(round))).toEqual([times, times]);
    expect(collection.generation).toBe(0);
  });

  test('measures only the given arms', async () => {
    const collection = collectionOf(instruments, {
      one: instruments.taking(() => 1_000),
      two: instruments.taking(() => 2_000),
    });
    await takeRounds(collection, 1, ['two']);
    expect([...(collection.rounds[0]?.keys() ?? [])].sort()).toEqual(['two 1', 'two 10', 'two 100']);
  });

  test('gives arms that share an input function the same inputs', async () => {
    const input = (n: number): number[] => [n];
    const seen = { one: new Set<unknown>(), two: new Set<unknown>() };
    const noting = (arm: keyof typeof seen) => (list: unknown) => {
      seen[arm].add(list);
      instruments.clock.advance(1_000);
    };
    await takeRounds(
      collectionOf(instruments, { one: { input, run: noting('one') }, two: { input, run: noting('two') } }),
      1,
    );
    expect(seen.one.size).toBe(9);
    expect(seen.two).toEqual(seen.one);
    expect([...seen.two].every((list) => seen.one.has(list))).toBe(true);
  });

  test('builds a few inputs a size once, outside the timed part, and collects garbage before the warm-up', async () => {
    const input = jest.fn((n: number) => {
      instruments.clock.advance(1e6);
      return n;
    });
    const run = jest.fn(instruments.taking((n) => 1_000 * n));
    const collection = collectionOf(instruments, { whole: { input, run } });
    await takeRounds(collection, 3);
    expect(input.mock.calls.flat()).toEqual([1, 1, 1, 10, 10, 10, 100, 100, 100]);
    expect(collection.rounds[2]?.get(cellKey('whole', 10))).toBe(10_000);
    expect(instruments.garbageCollections).toBe(1);
    expect(run.mock.calls.length).toBeGreaterThan(9);
  });

  test('calls bare functions with one argument, and workloads with the input and n', async () => {
    const seen = { bare: new Set<string>(), whole: new Set<string>(), bareAsync: new Set<string>() };
    const work = instruments.taking(() => 10_000);
    const arms = {
      bare: (...args: unknown[]) => {
        seen.bare.add(JSON.stringify(args));
        work(1);
      },
      bareAsync: async (...args: unknown[]) => {
        seen.bareAsync.add(JSON.stringify(args));
        work(1);
        await Promise.resolve();
      },
      whole: {
        input: (n: number) => [n],
        run: (...args: unknown[]) => {
          seen.whole.add(JSON.stringify(args));
          work(1);
        },
      },
    };
    await takeRounds(collectionOf(instruments, arms, { sizes: [1, 7] }), 2);
    expect([...seen.bare]).toEqual(['[1]', '[7]']);
    expect([...seen.bareAsync]).toEqual(['[1]', '[7]']);
    expect([...seen.whole]).toEqual(['[[1],1]', '[[7],7]']);
  });

  test('accounts for all the time between the start and the end of a round', async () => {
    const collection = collectionOf(instruments, { one: instruments.taking((n) => 1_000 * n) });
    await takeRounds(collection, 1);
    const { warmUpNs, measuringNs, lostNs } = collection.spending;
    expect(warmUpNs).toBeGreaterThan(0);
    expect(measuringNs).toBe(3 * 200_000);
    expect(lostNs).toBeGreaterThan(0);
    await takeRounds(collection, 1);
    expect(collection.spending).toEqual({ warmUpNs, measuringNs: 2 * measuringNs, lostNs: 2 * lostNs });
  });
});
