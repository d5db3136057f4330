import { collectionOf, signal, takeRounds } from '../testing/collections';
import { FakeInstruments } from '../testing/fakeInstruments';

describe('Collection', () => {
  let instruments: FakeInstruments;
  beforeEach(() => {
    instruments = new FakeInstruments();
  });

  describe('when it is aborted', () => {
    test('can be prepared again later', async () => {
      const controller = new AbortController();
      let calls = 0;
      const run = (): void => {
        instruments.clock.advance(1_000);
        if (++calls === 20) controller.abort(new Error('called off'));
      };
      const collection = collectionOf(instruments, { run });
      await expect(collection.takeRound(['run'], controller.signal)).rejects.toThrow('called off');
      expect(collection.rounds).toEqual([]);

      await takeRounds(collection, 1);

      expect([...(collection.rounds[0]?.values() ?? [])]).toEqual([1_000, 1_000, 1_000]);
    });

    test('keeps no part of the interrupted round', async () => {
      const controller = new AbortController();
      let stopping = false;
      const run = (): void => {
        instruments.clock.advance(1_000);
        if (stopping) controller.abort(new Error('called off'));
      };
      const collection = collectionOf(instruments, { run });
      await takeRounds(collection, 1);
      stopping = true;
      await expect(collection.takeRound(['run'], controller.signal)).rejects.toThrow('called off');
      expect(collection.rounds).toHaveLength(1);
    });
  });

  test('keeps the error of a workload', async () => {
    const run = jest.fn(() => {
      throw new Error('no such table');
    });
    const collection = collectionOf(instruments, { run });
    const expected = { cell: { arm: 'run', n: 1 }, problem: { kind: 'threw', during: 'run' } };
    await expect(collection.takeRound(['run'], signal)).rejects.toMatchObject(expected);
    await expect(collection.takeRound(['run'], signal)).rejects.toMatchObject(expected);
    expect(run).toHaveBeenCalledTimes(1);
  });

  test('takes no more rounds once it is released, and keeps those that it has', async () => {
    const run = jest.fn(() => {
      instruments.clock.advance(1_000);
    });
    const collection = collectionOf(instruments, { run });
    await takeRounds(collection, 2);
    const { length: calls } = run.mock.calls;
    collection.release();
    await expect(collection.takeRound(['run'], signal)).rejects.toThrow('the collection was released');
    expect(collection.rounds).toHaveLength(2);
    expect(run).toHaveBeenCalledTimes(calls);
  });
});
