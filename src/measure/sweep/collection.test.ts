import { seededRandom } from '../../statistics/random';
import { program } from '../../workload/program';
import { normalWorkload, type Measurable } from '../../workload/workload';
import { Contention } from '../clock/contention';
import { Collection, type CollectionOptions } from './collection';
import { cellKey } from '../../model/cellKey';
import { ProgramError } from '../program/failure';
import { FakeInstruments } from '../testing/fakeInstruments';
import { WorkloadError } from '../subject/workloadError';
import type { Cell } from '../../model/cell';

const { signal } = new AbortController();

const shares = (collection: Collection) => Contention.busyness([collection.contention]);

describe('Collection', () => {
  let instruments: FakeInstruments;
  beforeEach(() => {
    instruments = new FakeInstruments();
  });

  function collecting(arms: Record<string, Measurable>, options: Partial<CollectionOptions> = {}): Collection {
    return new Collection({
      arms: new Map(Object.entries(arms).map(([name, measurable]) => [name, normalWorkload(measurable)])),
      sizes: [1, 10, 100],
      callLimitNs: 10e9,
      random: seededRandom(11),
      instruments,
      ...options,
    });
  }

  async function takeRounds(collection: Collection, rounds: number, arms = collection.arms): Promise<void> {
    for (let i = 0; i < rounds; i++) await collection.takeRound(arms, signal);
  }

  test('has the time per call of every cell in every round', async () => {
    const collection = collecting({ one: instruments.taking((n) => 1_000 * n), two: instruments.taking(() => 700) });
    await takeRounds(collection, 2);
    const times = { 'one 1': 1_000, 'one 10': 10_000, 'one 100': 100_000, 'two 1': 700, 'two 10': 700, 'two 100': 700 };
    expect(collection.rounds.map((round) => Object.fromEntries(round))).toEqual([times, times]);
    expect(collection.generation).toBe(0);
  });

  test('gives arms that share an input function the same inputs', async () => {
    const input = (n: number): number[] => [n];
    const seen = { one: new Set<unknown>(), two: new Set<unknown>() };
    const noting = (arm: keyof typeof seen) => (list: unknown) => {
      seen[arm].add(list);
      instruments.clock.advance(1_000);
    };
    await takeRounds(collecting({ one: { input, run: noting('one') }, two: { input, run: noting('two') } }), 1);
    expect(seen.one.size).toBe(9);
    expect(seen.two).toEqual(seen.one);
    expect([...seen.two].every((list) => seen.one.has(list))).toBe(true);
  });

  test('measures a program together with a local workload', async () => {
    const collection = collecting({ there: program({ command: 'worker' }), here: instruments.taking(() => 700) });
    await takeRounds(collection, 1);
    expect(Object.fromEntries(collection.rounds[0]!)).toMatchObject({
      'there 1': 1_000,
      'there 100': 100_000,
      'here 10': 700,
    });
  });

  test('keeps the error of a program that ended during its preparation, and does not try again', async () => {
    const { programs } = instruments;
    programs.before = ({ n }) => {
      if (n < 100) return;
      programs.end();
      throw new ProgramError({ kind: 'ended', doing: 'calling', by: 'SIGKILL', stderrTail: [] });
    };
    const collection = collecting({ there: program({ command: 'worker' }) });
    await expect(takeRounds(collection, 1)).rejects.toThrow(WorkloadError);
    const orders = programs.orders.length;
    await expect(takeRounds(collection, 1)).rejects.toThrow(WorkloadError);
    expect(programs.orders).toHaveLength(orders);
  });

  test('discards its rounds if a program has ended', async () => {
    const collection = collecting({ there: program({ command: 'worker' }) });
    await takeRounds(collection, 3);
    const { generation } = collection;
    instruments.programs.end();
    instruments.programs.callNs = () => 5_000;
    await takeRounds(collection, 2);
    expect(collection.generation).toBe(generation + 1);
    expect(collection.rounds.map((round) => round.get('there 10'))).toEqual([5_000, 5_000]);
  });

  test('measures only the given arms', async () => {
    const collection = collecting({ one: instruments.taking(() => 1_000), two: instruments.taking(() => 2_000) });
    await takeRounds(collection, 1, ['two']);
    expect([...(collection.rounds[0]?.keys() ?? [])].sort()).toEqual(['two 1', 'two 10', 'two 100']);
  });

  test('makes all batches equally long, as long as one call of the slowest cell', async () => {
    const batches: { n: number; calls: number }[] = [];
    const run = (n: number): void => {
      instruments.clock.advance(10_000 * n);
      const batch = batches.at(-1);
      if (batch !== undefined) batch.calls++;
    };
    const collection = collecting({ run }, { onProgress: ({ n }) => batches.push({ n, calls: 0 }) });
    await takeRounds(collection, 1);
    const lastRound = batches.slice(-3).sort((a, b) => a.n - b.n);
    expect(lastRound).toEqual([
      // One untimed call more brings the data of the cell back into the caches.
      { n: 1, calls: 101 },
      { n: 10, calls: 11 },
      { n: 100, calls: 2 },
    ]);
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
    const collection = collecting({ run: { run, input: () => 0, ...more } }, { sizes: [1], onProgress });
    await takeRounds(collection, 3);
    expect(collection.rounds.map((round) => round.get('run 1'))).toEqual([expected, expected, expected]);
  });

  test('shuffles the sizes of each round, and the arms of each size', async () => {
    const places: Cell[] = [];
    const arms = { one: instruments.taking(() => 1_000), two: instruments.taking(() => 1_000) };
    const collection = collecting(arms, { onProgress: (cell) => places.push(cell) });
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
      const collection = collecting(
        { one: instruments.taking(() => 1_000) },
        { random: seededRandom(seed), onProgress: ({ n }) => places.push(String(n)) },
      );
      await takeRounds(collection, 10);
      orders.push(places.slice(-30).join());
    }
    expect(orders[0]).toBe(orders[1]);
    expect(orders[0]).not.toBe(orders[2]);
  });

  test('builds a few inputs a size once, outside the timed part, and collects garbage before the warm-up', async () => {
    const input = jest.fn((n: number) => {
      instruments.clock.advance(1e6);
      return n;
    });
    const run = jest.fn(instruments.taking((n) => 1_000 * n));
    const collection = collecting({ whole: { input, run } });
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
    await takeRounds(collecting(arms, { sizes: [1, 7] }), 2);
    expect([...seen.bare]).toEqual(['[1]', '[7]']);
    expect([...seen.bareAsync]).toEqual(['[1]', '[7]']);
    expect([...seen.whole]).toEqual(['[[1],1]', '[[7],7]']);
  });

  describe('when the kernel preempts a batch', () => {
    let preemptions: number;
    let calls: number;

    /** A workload that is preempted and slow in its next calls. It is `fresh`, so that no call is untimed. */
    function preempted(timeNs: number): Measurable {
      [preemptions, calls] = [0, 0];
      const run = (): void => {
        calls++;
        instruments.clock.advance(timeNs);
        if (preemptions <= 0) return;
        preemptions--;
        instruments.kernel.preempt();
        instruments.clock.advance(7_000_000);
      };
      return { input: () => undefined, run, fresh: true };
    }

    test('takes it again and ignores the time of the preempted one', async () => {
      const collection = collecting({ one: preempted(200_000) }, { sizes: [1] });
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
      const collection = collecting({ one: preempted(200_000) }, { sizes: [1] });
      await takeRounds(collection, 1);
      [preemptions, calls] = [Infinity, 0];

      await takeRounds(collection, 1);

      expect(calls).toBe(9);
      expect(collection.rounds[1]?.get('one 1')).toBe(7_200_000);
    });

    test.each([
      ['keeps a batch over 4 ms', 4_000_001, 1],
      ['takes a batch of 4 ms again', 4_000_000, 9],
    ])('%s', async (_, timeNs, expected) => {
      const collection = collecting({ one: preempted(timeNs) }, { sizes: [1] });
      await takeRounds(collection, 1);
      [preemptions, calls] = [Infinity, 0];
      await takeRounds(collection, 1);
      expect(calls).toBe(expected);
    });
  });

  describe('when batches turn out uneven', () => {
    let speedUp: number;

    function speedingUp(): Collection {
      speedUp = 1;
      return collecting({ one: instruments.taking((n) => (n === 10 ? 20_000 / speedUp : 2_000 * n)) });
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
      const collection = collecting({ one: instruments.taking((n) => times.get(n)!) });
      await takeRounds(collection, 12);
      expect([collection.rounds.length, collection.generation]).toEqual([12, 0]);
    });
  });

  describe('contention', () => {
    test('is 0 on a quiet machine', async () => {
      const collection = collecting({ one: instruments.taking(() => 1_000) });
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
      const collection = collecting({ run }, { sizes: [1] });
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
      const collection = collecting({ one: instruments.taking(() => 1_000) });
      await takeRounds(collection, 2);
      expect(shares(collection).waitingShare).toBeUndefined();
    });

    test('has the share of control batches that were slow', async () => {
      const collection = collecting({ one: instruments.taking(() => 1_000) });
      await takeRounds(collection, 3);
      instruments.clock.idleNs *= 2;
      await takeRounds(collection, 1);
      expect(shares(collection).disturbedShare).toBe(0.25);
    });
  });

  test('accounts for all the time between the start and the end of a round', async () => {
    const collection = collecting({ one: instruments.taking((n) => 1_000 * n) });
    await takeRounds(collection, 1);
    const { warmUpNs, measuringNs, lostNs } = collection.spending;
    expect(warmUpNs).toBeGreaterThan(0);
    expect(measuringNs).toBe(3 * 200_000);
    expect(lostNs).toBeGreaterThan(0);
    await takeRounds(collection, 1);
    expect(collection.spending).toEqual({ warmUpNs, measuringNs: 2 * measuringNs, lostNs: 2 * lostNs });
  });

  describe('when it is aborted', () => {
    test('can be prepared again later', async () => {
      const controller = new AbortController();
      let calls = 0;
      const run = (): void => {
        instruments.clock.advance(1_000);
        if (++calls === 20) controller.abort(new Error('called off'));
      };
      const collection = collecting({ run });
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
      const collection = collecting({ run });
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
    const collection = collecting({ run });
    const expected = { cell: { arm: 'run', n: 1 }, problem: { kind: 'threw', during: 'run' } };
    await expect(collection.takeRound(['run'], signal)).rejects.toMatchObject(expected);
    await expect(collection.takeRound(['run'], signal)).rejects.toMatchObject(expected);
    expect(run).toHaveBeenCalledTimes(1);
  });
});
