import { normalWorkload } from '../../workload/workload';
import { FakeInstruments } from '../testing/fakeInstruments';
import { prepareLocal } from '../subject/localPreparation';
import { MemoryRamp } from './memoryRamp';

const MIB = 2 ** 20;

describe('MemoryRamp', () => {
  let instruments: FakeInstruments;
  beforeEach(() => {
    instruments = new FakeInstruments();
  });

  const rampOf = (limitBytes: number, isFresh = false): MemoryRamp =>
    new MemoryRamp({ memory: instruments.memory, limitBytes, inputsKept: isFresh ? undefined : 3 });

  /** Climbs until a size is refused, and returns the sizes that were not, with the refusal. */
  const climb = (ramp: MemoryRamp, sizes: readonly number[], inputBytes: (n: number) => number, callBytes = 0) => {
    const taken: number[] = [];
    try {
      for (const n of sizes) {
        const cell = { arm: 'work', n };
        ramp.begin(cell);
        const before = ramp.usedBytes();
        instruments.memory.used += inputBytes(n);
        const built = ramp.built(cell, before);
        instruments.memory.used += n * callBytes;
        ramp.called(cell, built);
        taken.push(n);
      }
      return { taken, error: undefined };
    } catch (error) {
      return { taken, error };
    }
  };
  const sizes = [16, 64, 256, 1_024, 4_096, 16_384];

  test('refuses a size whose inputs would take too much, three of them, as linear growth predicts', () => {
    const { taken, error } = climb(rampOf(40 * MIB), sizes, (n) => n * 1_024);
    expect(taken).toEqual([16, 64, 256, 1_024, 4_096]);
    expect(error).toMatchObject({
      cell: { arm: 'work', n: 16_384 },
      problem: { kind: 'too large', part: 'input', bytes: 48 * MIB, limitBytes: 40 * MIB },
    });
  });

  test('refuses one whose calls would take too much', () => {
    const { taken, error } = climb(rampOf(40 * MIB), sizes, () => 0, 4_096);
    expect(taken).toEqual([16, 64, 256, 1_024, 4_096]);
    expect(error).toMatchObject({ problem: { part: 'run', bytes: 64 * MIB } });
  });

  test('expects growth to go on by the power that it has', () => {
    const { taken } = climb(rampOf(1_024 * MIB), sizes, (n) => n ** 2 * 32);
    // 1.5 GiB at 4,096; linear growth would predict 384 MiB.
    expect(taken).toEqual([16, 64, 256, 1_024]);
  });

  test('expects exponential growth to go on', () => {
    const { taken } = climb(rampOf(1_024 * MIB), [16, 18, 20, 22, 24, 48], (n) => 2 ** n);
    expect(taken).toEqual([16, 18, 20, 22, 24]);
  });

  test('takes one size that seemed small, since garbage was collected meanwhile, for no steep growth', () => {
    const { taken } = climb(rampOf(200 * MIB), sizes, (n) => (n === 1_024 ? -5 * MIB : n * 1_024));
    expect(taken).toEqual(sizes);
  });

  test('refuses an input that takes too much although the smaller ones did not, before the others are built', async () => {
    let built = 0;
    const workload = normalWorkload({
      input: () => {
        built++;
        instruments.memory.used += 15 * MIB;
      },
      run: () => 1,
    });
    const prepared = prepareLocal(
      workload,
      { arm: 'work', n: 8 },
      { limitNs: 1e9, instruments, memory: rampOf(40 * MIB) },
    );
    await expect(prepared).rejects.toMatchObject({ problem: { kind: 'too large', bytes: 45 * MIB } });
    expect(built).toBe(1);
  });

  test('counts an input for every call of a batch if each has its own', async () => {
    const ramp = rampOf(40 * MIB, true);
    const input = (): void => {
      instruments.memory.used += MIB;
    };
    const workload = normalWorkload({ input, run: () => 1, fresh: true });
    const cell = { arm: 'work', n: 8 };
    await prepareLocal(workload, cell, { limitNs: 1e9, instruments, memory: ramp });
    expect(ramp.fits(16)).toBe(true);
    ramp.timed(cell, 2_000);
    // A batch of 0.2 ms has a hundred calls.
    expect(ramp.fits(16)).toBe(false);
  });

  test('weighs what the first call of a size keeps', async () => {
    const ramp = rampOf(40 * MIB);
    const run = (): void => {
      instruments.memory.used += 30 * MIB;
    };
    await prepareLocal(normalWorkload({ run }), { arm: 'work', n: 8 }, { limitNs: 1e9, instruments, memory: ramp });
    expect(ramp.fits(10)).toBe(true);
    expect(ramp.fits(11)).toBe(false);
  });

  test('goes back to a size that it has taken', () => {
    const ramp = rampOf(40 * MIB);
    climb(ramp, [16, 64, 256, 1_024, 4_096], (n) => n * 1_024);
    climb(ramp, [1_024], () => 12 * MIB);
    expect(ramp.fits(4_096)).toBe(false);
    expect(climb(ramp, [4_096], () => 4 * MIB).error).toBeUndefined();
  });
});
