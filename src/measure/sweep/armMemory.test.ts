import type { AnyWorkload } from '../../workload/workload';
import { collectionOf, takeRounds } from '../testing/collections';
import { FakeInstruments } from '../testing/fakeInstruments';

const MIB = 2 ** 20;

describe('the memory of a collection', () => {
  let instruments: FakeInstruments;
  beforeEach(() => {
    instruments = new FakeInstruments();
  });

  /** Returns a workload whose inputs of size n take n MiB, and whose calls take n microseconds. */
  const filling = (more: Partial<AnyWorkload> = {}): AnyWorkload => ({
    input: (n) => {
      instruments.memory.used += n * MIB;
      return n;
    },
    run: instruments.taking((n) => 1_000 * n),
    ...more,
  });

  test('is predicted for a larger size by those that were prepared, the three inputs of each', async () => {
    const collection = collectionOf(instruments, { work: filling() });
    expect(collection.memory.predictedBytes({ arm: 'work', n: 400 })).toBe(0);
    await takeRounds(collection, 1);
    expect(collection.memory.predictedBytes({ arm: 'work', n: 400 })).toBe(3 * 400 * MIB);
  });

  test('is predicted by the power by which it grew', async () => {
    const square = filling({
      input: (n: number) => {
        instruments.memory.used += n ** 2 * MIB;
        return n;
      },
    });
    const collection = collectionOf(instruments, { work: square });
    await takeRounds(collection, 1);
    expect(collection.memory.predictedBytes({ arm: 'work', n: 400 }) / (3 * 400 ** 2 * MIB)).toBeCloseTo(1, 1);
  });

  test('is that of its own arm, not of another', async () => {
    const collection = collectionOf(instruments, { work: filling(), other: instruments.taking((n) => 1_000 * n) });
    await takeRounds(collection, 1);
    expect(collection.memory.predictedBytes({ arm: 'other', n: 400 })).toBe(0);
  });

  test('has the inputs that an arm shares with another', async () => {
    const first = filling();
    const second = { ...first, run: instruments.taking((n) => 2_000 * n) };
    const collection = collectionOf(instruments, { first, second });
    await takeRounds(collection, 1);
    expect(collection.memory.predictedBytes({ arm: 'second', n: 400 })).toBe(3 * 400 * MIB);
  });

  test('has as many inputs as calls in a batch if each has its own', async () => {
    const input = (): void => {
      instruments.memory.used += MIB;
    };
    const run = instruments.taking(() => 2_000);
    const collection = collectionOf(instruments, { work: filling({ input, run, fresh: true }) }, { sizes: [10] });
    await takeRounds(collection, 1);
    // A batch of 0.2 ms has a hundred calls.
    expect(collection.memory.predictedBytes({ arm: 'work', n: 20 })).toBe(200 * MIB);
  });
});
