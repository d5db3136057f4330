import { collectionOf, takeRounds } from '../testing/collections';
import { FakeInstruments } from '../testing/fakeInstruments';
import type { Collection } from './collection';

describe('Collection', () => {
  let instruments: FakeInstruments;
  beforeEach(() => {
    instruments = new FakeInstruments();
  });

  describe('when batches turn out uneven', () => {
    let speedUp: number;

    function speedingUp(): Collection {
      speedUp = 1;
      return collectionOf(instruments, { one: instruments.taking((n) => (n === 10 ? 20_000 / speedUp : 2_000 * n)) });
    }

    test('discards the first twelve rounds and calibrates again', async () => {
      const collection = speedingUp();
      await takeRounds(collection, 1);
      speedUp = 2;
      await takeRounds(collection, 10);
      expect([collection.rounds.length, collection.generation]).toEqual([11, 0]);

      await takeRounds(collection, 1);

      expect([collection.rounds.length, collection.generation]).toEqual([0, 1]);
      await takeRounds(collection, 30);
      expect([collection.rounds.length, collection.generation]).toEqual([30, 1]);
      expect(collection.rounds[0]?.get('one 10')).toBe(10_000);
    });

    test('calibrates again after 24 rounds too', async () => {
      const collection = speedingUp();
      await takeRounds(collection, 12);
      speedUp = 2;
      await takeRounds(collection, 11);
      expect([collection.rounds.length, collection.generation]).toEqual([23, 0]);
      await takeRounds(collection, 1);
      expect([collection.rounds.length, collection.generation]).toEqual([0, 1]);
    });

    test('calibrates again at most twice', async () => {
      const collection = speedingUp();
      for (let i = 0; i < 3; i++) {
        await takeRounds(collection, 1);
        speedUp *= 2;
        await takeRounds(collection, 11);
      }
      expect([collection.rounds.length, collection.generation]).toEqual([12, 2]);
    });

    test('keeps the rounds if the times do not change', async () => {
      const times = new Map([
        [1, 133_000],
        [10, 134_000],
        [100, 200_000],
      ]);
      const collection = collectionOf(instruments, { one: instruments.taking((n) => times.get(n)!) });
      await takeRounds(collection, 12);
      expect([collection.rounds.length, collection.generation]).toEqual([12, 0]);
    });
  });
});
