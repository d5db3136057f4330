import type { Settlement } from '../../model/settlement';
import { normalWorkload } from '../../workload/workload';
import { FakeInstruments } from '../testing/fakeInstruments';
import { signal } from '../testing/collections';
import { MemoryRamp } from './memoryRamp';
import { chooseSettlingSweep, type SettlingOptions } from './settlingSweep';
import type { Sweep } from './sweep';

const itself = (n: number): unknown => n;
const instruments = new FakeInstruments();
const LIMIT_BYTES = 100e6;

/** Returns the sweep of a workload whose calls take 100 ns a unit, beside what it does. */
function sweepOf(
  input: (n: number) => unknown,
  run: (input: unknown, n: number) => unknown,
  settlement: SettlingOptions['settlement'] = () => 'settled',
): Promise<Sweep> {
  const workload = normalWorkload({
    input,
    run: (given: unknown, n) => {
      instruments.clock.advance(100 * n);
      return run(given, n);
    },
  });
  const memory = new MemoryRamp({ memory: instruments.memory, limitBytes: LIMIT_BYTES, inputsKept: 3 });
  const options = { memory, shift: 1, limitNs: 10e9, affordableNs: 1e9, instruments, signal, settlement };
  return chooseSettlingSweep(workload, 'work', options);
}

/** Returns a function that fails above a size. */
const failingOver = (largest: number, fail: () => unknown) => (_: unknown, n: number) => (n > largest ? fail() : n);

function overflow(): never {
  throw new RangeError('Maximum call stack size exceeded');
}

describe('sizes at which a growth settles, if the workload fails at one', () => {
  test.each<[string, () => Promise<Sweep>, object]>([
    [
      'a call throws',
      () => sweepOf(itself, failingOver(3_000, overflow)),
      { kind: 'threw', part: 'run', error: 'RangeError: Maximum call stack size exceeded' },
    ],
    [
      'a call rejects with a message of many lines',
      () => sweepOf(itself, (_, n) => (n > 3_000 ? Promise.reject(new Error('no more\nat all')) : Promise.resolve())),
      { kind: 'threw', part: 'run', error: 'Error: no more' },
    ],
    [
      'an input throws',
      () => sweepOf((n) => new Uint8Array(n > 3_000 ? -1 : n), itself as () => unknown),
      { kind: 'threw', part: 'input', error: 'RangeError: Invalid typed array length: -1' },
    ],
    [
      'an input takes longer than a call may',
      () => sweepOf((n) => instruments.clock.advance(n > 3_000 ? 12e9 : 10), itself as () => unknown),
      { kind: 'slow input', timeNs: 12e9, limitNs: 10e9 },
    ],
    [
      'its inputs would take too much memory',
      () => sweepOf((n) => (instruments.memory.used += 10e3 * n), itself as () => unknown),
      { kind: 'too large', part: 'input', limitBytes: LIMIT_BYTES },
    ],
  ])('%s, end before it, and name it', async (_, choose, failure) => {
    const { sizes, end } = await choose();
    expect(sizes.length).toBeGreaterThanOrEqual(4);
    expect(sizes.at(-1)).toBeLessThanOrEqual(3_000);
    expect(end).toMatchObject({ largest: sizes.at(-1), failure });
    expect(end!.failure.n).toBeGreaterThan(3_000);
  });

  test('that is one of the smallest, are not chosen', async () => {
    await expect(sweepOf(itself, failingOver(8, overflow))).rejects.toThrow('work at n = 16: threw');
  });

  test('by a mistake, are not chosen', async () => {
    const changing = (input: unknown, n: number): void => {
      if (n > 3_000) (input as number[]).push(n);
    };
    await expect(sweepOf((n) => [n], changing)).rejects.toThrow('changed its input');
  });

  test('name it no more if shorter calls show that the claim is exceeded', async () => {
    const steep = (_: unknown, n: number): void => {
      instruments.clock.advance(n ** 4);
      if (n > 50) overflow();
    };
    const end = async (shown: Settlement): Promise<unknown> =>
      (await sweepOf(itself, steep, (sizes) => (sizes.at(-1)! < 30 ? 'unsettled' : shown))).end;
    expect(await end('unsettled')).toMatchObject({ failure: { kind: 'threw' } });
    expect(await end('endless')).toBeUndefined();
  });

  test('end there, too, if it fails when that size is timed again', async () => {
    const calledAt = new Set<number>();
    let largest = 0;
    const { sizes, end } = await sweepOf(itself, (_, n) => {
      const isAgain = calledAt.has(n) && n < largest;
      calledAt.add(n);
      largest = Math.max(largest, n);
      if (isAgain && n > 1_000) overflow();
    });
    expect(end).toMatchObject({ failure: { kind: 'threw', part: 'run' } });
    expect(sizes.at(-1)).toBeLessThan(end!.failure.n);
  });
});
