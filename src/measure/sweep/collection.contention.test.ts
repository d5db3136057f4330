import type { Measurable } from '../../workload/workload';
import { Contention } from '../clock/contention';
import { collectionOf, signal, takeRounds } from '../testing/collections';
import { FakeInstruments } from '../testing/fakeInstruments';
import type { Collection } from './collection';

const shares = (collection: Collection) => Contention.busyness([collection.contention]);

describe('Collection', () => {
  let instruments: FakeInstruments;
  beforeEach(() => {
    instruments = new FakeInstruments();
  });

  describe('when the kernel preempts a batch', () => {
    let preemptions: number;
    let calls: number;

    /** A workload that is preempted and slow in its next calls. It is `fresh`, so that no call is untimed. */
    function preempted(timeNs: number, lostNs = 7_000_000): Measurable {
      [preemptions, calls] = [0, 0];
      const run = (): void => {
        calls++;
        instruments.clock.advance(timeNs);
        if (preemptions <= 0) return;
        preemptions--;
        instruments.kernel.preempt();
        instruments.clock.advance(lostNs);
      };
      return { input: () => undefined, run, fresh: true };
    }

    test('takes it again and ignores the time of the preempted one', async () => {
      const collection = collectionOf(instruments, { one: preempted(200_000) }, { sizes: [1] });
      await takeRounds(collection, 1);
      const { lostNs, measuringNs } = collection.spending;
      [preemptions, calls] = [2, 0];

      await takeRounds(collection, 1);

      expect(calls).toBe(3);
      expect(collection.rounds[1]?.get('one 1')).toBe(200_000);
      expect(collection.rounds.map(({ preempted: cells }) => [...cells])).toEqual([[], ['one 1']]);
      expect(collection.spending.measuringNs - measuringNs).toBe(200_000);
      expect(collection.spending.lostNs - lostNs).toBeGreaterThan(14_000_000);
      expect(shares(collection).preemptedShare).toBe(2 / 4);
    });

    test('takes it again at most eight times, and keeps the last', async () => {
      const collection = collectionOf(instruments, { one: preempted(200_000) }, { sizes: [1] });
      await takeRounds(collection, 1);
      [preemptions, calls] = [Infinity, 0];

      await takeRounds(collection, 1);

      expect(calls).toBe(9);
      expect(collection.rounds[1]?.get('one 1')).toBe(7_200_000);
    });

    test('takes it again for 100 ms at most: no preemption lasts that long', async () => {
      const collection = collectionOf(instruments, { one: preempted(200_000, 40_000_000) }, { sizes: [1] });
      await takeRounds(collection, 1);
      [preemptions, calls] = [Infinity, 0];

      await takeRounds(collection, 1);

      expect(calls).toBe(3);
    });

    test('keeps it as it is after two rounds that took it again in vain: it preempts itself', async () => {
      const collection = collectionOf(instruments, { one: preempted(200_000) }, { sizes: [1] });
      await takeRounds(collection, 1);
      preemptions = Infinity;
      const callsOf = async (): Promise<number> => {
        calls = 0;
        await takeRounds(collection, 1);
        return calls;
      };

      expect([await callsOf(), await callsOf(), await callsOf()]).toEqual([9, 9, 1]);
    });

    test.each([
      ['keeps a batch over 4 ms', 4_000_001, 1],
      ['takes a batch of 4 ms again', 4_000_000, 9],
    ])('%s', async (_, timeNs, expected) => {
      const collection = collectionOf(instruments, { one: preempted(timeNs) }, { sizes: [1] });
      await takeRounds(collection, 1);
      [preemptions, calls] = [Infinity, 0];
      await takeRounds(collection, 1);
      expect(calls).toBe(expected);
    });
  });

  describe('a batch that waited for a core', () => {
    const waiting = (timeNs: number) => (): void => {
      instruments.clock.advance(timeNs);
      instruments.kernel.wait(timeNs / 4);
    };

    test.each([
      ['over 4 ms counts without the wait: nearly all are preempted on a shared machine', 8e6, undefined, 6e6],
      ['under 4 ms counts as it is', 2e6, undefined, 2e6],
      ['of a single call counts as it is, whatever it takes', 8e6, 'single call', 8e6],
    ] as const)('%s', async (_, timeNs, batch, expectedNs) => {
      const collection = collectionOf(instruments, { run: waiting(timeNs) }, { sizes: [1], batch });
      await takeRounds(collection, 1);
      expect(collection.rounds[0]?.get('run 1')).toBe(expectedNs);
    });

    test('counts no less for a wait before or after it, as a thread that ran for long has when it reads the kernel', async () => {
      const collection = collectionOf(instruments, { run: () => instruments.clock.advance(8e6) }, { sizes: [1] });
      instruments.kernel.onReading = () => {
        instruments.clock.advance(3e6);
        instruments.kernel.wait(3e6);
      };
      await takeRounds(collection, 1);
      expect(collection.rounds[0]?.get('run 1')).toBe(8e6);
    });

    test('counts as it is if the kernel does not tell', async () => {
      instruments.kernel.hideRunQueue();
      const collection = collectionOf(instruments, { run: () => instruments.clock.advance(8e6) }, { sizes: [1] });
      await takeRounds(collection, 1);
      expect(collection.rounds[0]?.get('run 1')).toBe(8e6);
    });
  });

  describe('contention', () => {
    test('is 0 on a quiet machine', async () => {
      const collection = collectionOf(instruments, { one: instruments.taking(() => 1_000) });
      expect(shares(collection)).toEqual({ waitingShare: undefined, disturbedShare: 0, preemptedShare: 0 });
      await takeRounds(collection, 3);
      expect(shares(collection)).toEqual({ waitingShare: 0, disturbedShare: 0, preemptedShare: 0 });
    });

    test('has the share of time that was spent waiting for a core', async () => {
      let waiting = false;
      const run = (): void => {
        instruments.clock.advance(1_000_000);
        if (waiting) instruments.kernel.wait(500_000);
      };
      const collection = collectionOf(instruments, { run }, { sizes: [1] });
      await collection.takeRound(['run'], signal);
      const quiet = shares(collection).waitingShare;
      waiting = true;
      await takeRounds(collection, 1);
      expect(quiet).toBe(0);
      // Half of each call is waiting, in one of two rounds.
      expect(shares(collection).waitingShare).toBe(0.25);
    });

    test('has no waiting share if the kernel does not tell', async () => {
      instruments.kernel.hideRunQueue();
      const collection = collectionOf(instruments, { one: instruments.taking(() => 1_000) });
      await takeRounds(collection, 2);
      expect(shares(collection).waitingShare).toBeUndefined();
    });

    test('has the share of control batches that were slow', async () => {
      const collection = collectionOf(instruments, { one: instruments.taking(() => 1_000) });
      await takeRounds(collection, 3);
      instruments.clock.idleNs *= 2;
      await takeRounds(collection, 1);
      expect(shares(collection).disturbedShare).toBe(0.25);
    });
  });
});
