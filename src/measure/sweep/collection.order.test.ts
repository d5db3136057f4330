import type { Cell } from '../../model/cell';
import { seededRandom } from '../../statistics/random';
import { collectionOf, takeRounds } from '../testing/collections';
import { FakeInstruments } from '../testing/fakeInstruments';

describe('Collection', () => {
  let instruments: FakeInstruments;
  beforeEach(() => {
    instruments = new FakeInstruments();
  });

  test('shuffles the sizes of each round, and the arms of each size', async () => {
    const places: Cell[] = [];
    const arms = { one: instruments.taking(() => 1_000), two: instruments.taking(() => 1_000) };
    const collection = collectionOf(instruments, arms, { onProgress: (cell) => places.push(cell) });
    await takeRounds(collection, 40);
    const taken = places.slice(-40 * 6);
    const rounds = Array.from({ length: 40 }, (_, i) => taken.slice(6 * i, 6 * i + 6));
    for (const round of rounds) {
      const sizes = round.map(({ n }) => n);
      expect([sizes[0], sizes[2], sizes[4]]).toEqual([sizes[1], sizes[3], sizes[5]]);
    }
    const orders = new Set(rounds.map((round) => [0, 2, 4].map((i) => round[i]?.n).join()));
    expect(orders.size).toBe(6);
    expect(new Set(rounds.map((round) => `${String(round[0]?.arm)} ${String(round[1]?.arm)}`))).toEqual(
      new Set(['one two', 'two one']),
    );
  });

  test('has the same order for the same seed', async () => {
    const orders = [];
    for (const seed of [3, 3, 4]) {
      const places: string[] = [];
      const collection = collectionOf(
        instruments,
        { one: instruments.taking(() => 1_000) },
        { random: seededRandom(seed), onProgress: ({ n }) => places.push(String(n)) },
      );
      await takeRounds(collection, 10);
      orders.push(places.slice(-30).join());
    }
    expect(orders[0]).toBe(orders[1]);
    expect(orders[0]).not.toBe(orders[2]);
  });
});
