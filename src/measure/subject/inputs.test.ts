import { normalWorkload, type Workload } from '../../workload/workload';
import { SharedInputs, supplyFor, type Supply } from './inputs';
import { FakeInstruments } from '../testing/fakeInstruments';
import { InputMeter } from './inputMeter';
import type { WorkloadError } from './workloadError';

const cell = { arm: 'sort', n: 40 };

function supplyOf(definition: Pick<Workload, 'input' | 'fresh'>, instruments = new FakeInstruments()): Promise<Supply> {
  return supplyFor(normalWorkload({ ...definition, run: () => 1 }), cell, { limitNs: 5e9, instruments });
}

describe('supplyFor', () => {
  test('supplies n if there is no input', async () => {
    expect((await supplyOf({}))(7)).toBe(40);
  });

  test('supplies a few inputs in turn, and builds no more', async () => {
    let built = 0;
    const supply = await supplyOf({ input: () => ++built });
    expect(supply(7)).toEqual([1, 2, 3, 1, 2, 3, 1]);
    expect(built).toBe(3);
  });

  test('continues with the next input after a batch of fewer calls than inputs', async () => {
    let built = 0;
    const supply = await supplyOf({ input: () => ++built });
    expect([supply(1), supply(1), supply(1), supply(1)]).toEqual([[1], [2], [3], [1]]);
    expect([supply(2), supply(2)]).toEqual([
      [2, 3],
      [1, 2],
    ]);
    expect(built).toBe(3);
  });

  test('supplies arms that share an input function with the same inputs, size by size', async () => {
    let built = 0;
    const input = (n: number): number[] => [n, ++built];
    const options = { limitNs: 5e9, instruments: new FakeInstruments(), inputs: new SharedInputs() };
    const supplied = async (n: number, own = input): Promise<unknown> => {
      const workload = normalWorkload({ input: own, run: () => 1 });
      return (await supplyFor(workload, { arm: 'sort', n }, options))(3);
    };
    const first = (await supplied(40)) as unknown[];
    const second = (await supplied(40)) as unknown[];
    expect(second.every((value, i) => value === first[i])).toBe(true);
    expect(await supplied(80)).not.toEqual(first);
    expect(await supplied(40, (n) => input(n))).not.toEqual(first);
  });

  test('supplies every call with an input of its own if they are fresh', async () => {
    let built = 0;
    const supply = await supplyOf({ input: (n) => [n, ++built], fresh: true });
    expect(built).toBe(0);
    expect(await supply(2)).toEqual([
      [40, 1],
      [40, 2],
    ]);
    expect(await supply(2)).toEqual([
      [40, 3],
      [40, 4],
    ]);
  });

  test.each([false, true])('awaits async inputs (fresh: %p)', async (fresh) => {
    const instruments = new FakeInstruments();
    const supply = await supplyOf({ input: (n) => Promise.resolve(`${String(n)} keys`), fresh }, instruments);
    expect(await supply(2)).toEqual(['40 keys', '40 keys']);
    expect(instruments.timer.running).toBe(0);
  });

  test('gives up after an input that took longer than a call may', async () => {
    const instruments = new FakeInstruments();
    let built = 0;
    const input = (): number => {
      instruments.clock.advance(++built === 2 ? 5.1e9 : 4.9e9);
      return built;
    };
    const error = await supplyOf({ input }, instruments).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ cell, problem: { kind: 'slow input', timeNs: 5.1e9, limitNs: 5e9 } });
    expect(built).toBe(2);
  });

  test('meters how long inputs take, in advance or batch by batch', async () => {
    const instruments = new FakeInstruments();
    const meter = new InputMeter();
    const input = (): void => instruments.clock.advance(1e6);
    const options = { limitNs: 5e9, instruments, meter };
    await supplyFor(normalWorkload({ input, run: () => 1 }), cell, options);
    expect(meter.buildingNs).toBe(3e6);
    const supply = await supplyFor(normalWorkload({ input, run: () => 1, fresh: true }), cell, options);
    expect(meter.buildingNs).toBe(3e6);
    await supply(4);
    expect(meter.buildingNs).toBe(7e6);
  });

  test('tells when inputs are built, again if that takes long, and when they are done', async () => {
    const instruments = new FakeInstruments();
    const parts: string[] = [];
    const options = { limitNs: 5e9, instruments, onProgress: (_: unknown, part: string) => parts.push(part) };
    const slow = normalWorkload({ input: () => instruments.clock.advance(0.2e9), run: () => 1 });
    await supplyFor(slow, cell, options);
    expect(parts).toEqual(['input', 'input', 'input', 'input', 'run']);
    parts.length = 0;
    await supplyFor(normalWorkload({ input: () => instruments.clock.advance(1e6), run: () => 1 }), cell, options);
    expect(parts).toEqual(['input', 'run']);
  });

  test('reports that the input threw, for the first batch or a later one', async () => {
    const failing = (from: number) => {
      let built = 0;
      return (): number => {
        if (++built > from) throw new Error('out of keys');
        return built;
      };
    };
    const errorOf = async (failed: Promise<unknown>): Promise<unknown> =>
      ((await failed.catch((error: unknown) => error)) as WorkloadError).problem;
    const threw = { kind: 'threw', during: 'input', error: new Error('out of keys') };
    expect(await errorOf(supplyOf({ input: failing(0) }))).toEqual(threw);
    const supply = await supplyOf({ input: failing(2), fresh: true });
    expect(await errorOf(Promise.resolve(supply(3)))).toEqual(threw);
  });
});
