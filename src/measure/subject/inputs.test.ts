import { normalWorkload, type Workload } from '../../workload/workload';
import { SharedInputs, supplyFor, type Supply } from './inputs';
import { FakeTimer } from '../testing/fakeInstruments';
import type { WorkloadError } from './workloadError';

const cell = { arm: 'sort', n: 40 };

function supplyOf(definition: Pick<Workload, 'input' | 'fresh'>, timer = new FakeTimer()): Promise<Supply> {
  return supplyFor(normalWorkload({ ...definition, run: () => 1 }), cell, { limitNs: 5e9, timer });
}

describe('supplyFor', () => {
  test('supplies n where there is no input', async () => {
    expect((await supplyOf({}))(7)).toBe(40);
  });

  test('has calls use a few inputs in turn, and builds no more', async () => {
    let built = 0;
    const supply = await supplyOf({ input: () => ++built });
    expect(supply(7)).toEqual([1, 2, 3, 1, 2, 3, 1]);
    expect(built).toBe(3);
  });

  test('has batches of fewer calls than there are inputs go on where the last one ended', async () => {
    let built = 0;
    const supply = await supplyOf({ input: () => ++built });
    expect([supply(1), supply(1), supply(1), supply(1)]).toEqual([[1], [2], [3], [1]]);
    expect([supply(2), supply(2)]).toEqual([
      [2, 3],
      [1, 2],
    ]);
    expect(built).toBe(3);
  });

  test('supplies arms whose inputs the same function builds with the same ones, size by size', async () => {
    let built = 0;
    const input = (n: number): number[] => [n, ++built];
    const shared = new SharedInputs();
    const supplied = async (n: number, own = input): Promise<unknown> => {
      const workload = normalWorkload({ input: own, run: () => 1 });
      return (await supplyFor(workload, { arm: 'sort', n }, { limitNs: 5e9, timer: new FakeTimer(), shared }))(3);
    };
    const first = (await supplied(40)) as unknown[];
    const second = (await supplied(40)) as unknown[];
    expect(second.every((value, i) => value === first[i])).toBe(true);
    expect(await supplied(80)).not.toEqual(first);
    expect(await supplied(40, (n) => input(n))).not.toEqual(first);
  });

  test('has every call use an input of its own where they are to be fresh', async () => {
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

  test.each([false, true])('awaits inputs that are built asynchronously (fresh: %p)', async (fresh) => {
    const timer = new FakeTimer();
    const supply = await supplyOf({ input: (n) => Promise.resolve(`${String(n)} keys`), fresh }, timer);
    expect(await supply(2)).toEqual(['40 keys', '40 keys']);
    expect(timer.running).toBe(0);
  });

  test('says that it was the input that threw, at the first or at a later batch', async () => {
    const failing = (from: number) => {
      let built = 0;
      return (): number => {
        if (++built > from) throw new Error('out of keys');
        return built;
      };
    };
    const faultOf = async (failed: Promise<unknown>): Promise<unknown> =>
      ((await failed.catch((error: unknown) => error)) as WorkloadError).problem;
    const threw = { kind: 'threw', during: 'input', error: new Error('out of keys') };
    expect(await faultOf(supplyOf({ input: failing(0) }))).toEqual(threw);
    const supply = await supplyOf({ input: failing(2), fresh: true });
    expect(await faultOf(Promise.resolve(supply(3)))).toEqual(threw);
  });
});
