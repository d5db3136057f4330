import { normalWorkload } from '../../workload/workload';
import { FakeInstruments } from '../testing/fakeInstruments';
import { signal } from '../testing/collections';
import { chooseSettlingSweep, type SettlingOptions } from './settlingSweep';
import type { Settlement } from '../../model/settlement';
import { always, chosen, openIf } from '../testing/settlingSweeps';

describe('the calls of a search for sizes at which a growth settles', () => {
  test('time a size again with the same inputs', async () => {
    const instruments = new FakeInstruments();
    const built: number[] = [];
    const called: number[] = [];
    const workload = normalWorkload({
      input: (n) => {
        built.push(n);
        return n;
      },
      run: instruments.taking((n) => {
        called.push(n);
        return 1_000 * n;
      }),
    });
    const options = { shift: 1, limitNs: 10e9, affordableNs: 1e9, instruments, signal, settlement: always('settled') };
    await chooseSettlingSweep(workload, 'work', options);
    const isTimedAgain = called.some((n, i) => n < (called[i - 1] ?? 0));
    expect(isTimedAgain).toBe(true);
    for (const n of new Set(built)) expect(built.filter((each) => each === n)).toHaveLength(3);
  });

  test('time long calls by those of the preparation', async () => {
    const instruments = new FakeInstruments();
    const called: number[] = [];
    const run = instruments.taking((n) => {
      called.push(n);
      return 1_000 * n;
    });
    const options = { shift: 1, limitNs: 10e9, affordableNs: 1e9, instruments, signal };
    await chooseSettlingSweep(normalWorkload(run), 'work', { ...options, settlement: always('unsettled') });
    const long = [...new Set(called)].filter((n) => n > 10_000);
    expect(long.length).toBeGreaterThan(1);
    expect(called.filter((n) => n === long.at(-1))).toHaveLength(3);
  });

  test('do not go on to a jump of the machine that a look ahead shows', async () => {
    const jumping = (n: number): number => 1_000 * n * (n > 6_000 ? 6 : 1);
    const settlement = (sizes: readonly number[], timesNs: readonly number[]): Settlement =>
      openIf(timesNs.at(-1)! > 2_000 * sizes.at(-1)!);
    const { sizes } = await chosen(jumping, { settlement });
    expect(sizes.at(-1)).toBeLessThan(6_000);
  });

  test('look ahead unless they show already that the claim is exceeded', async () => {
    const called: number[] = [];
    const time = (n: number): number => {
      called.push(n);
      return 1_000 * n;
    };
    const largestCall = async (settlement: Settlement): Promise<number> => {
      called.length = 0;
      const { sizes } = await chosen(time, { settlement: always(settlement) });
      return Math.max(...called) / sizes.at(-1)!;
    };
    expect(await largestCall('settled')).toBeGreaterThan(3);
    expect(await largestCall('endless')).toBeLessThan(1.3);
  });

  test('go on if a look ahead shows what they do not yet show', async () => {
    const hidden = (n: number): number => 1_000 * n + 0.3 * n ** 2;
    const settlement = (sizes: readonly number[], timesNs: readonly number[]): Settlement =>
      openIf(timesNs.at(-1)! > 2_000 * sizes.at(-1)!);
    expect((await chosen(hidden, { settlement })).sizes.at(-1)).toBeGreaterThan(4_000);
    expect((await chosen((n) => 1_000 * n, { settlement })).sizes.at(-1)).toBeLessThan(4_000);
  });

  test('leave a doubt if what is ahead has hardly settled, and if nothing has', async () => {
    const isDoubted = async (settlement: SettlingOptions['settlement']): Promise<boolean | undefined> =>
      (await chosen((n) => 1_000 * n, { settlement })).isDoubted;
    const below =
      (price: number): SettlingOptions['settlement'] =>
      (sizes, timesNs) =>
        openIf(timesNs.at(-1)! > price * sizes.at(-1)!);
    expect(await isDoubted(below(2_000))).toBe(false);
    expect(await isDoubted(below(1_100))).toBe(true);
    expect(await isDoubted(always('unsettled'))).toBe(true);
  });

  test('go back to where the growth had settled if a rise that a look ahead shows ends further up', async () => {
    const settlement = (sizes: readonly number[], timesNs: readonly number[]): Settlement =>
      openIf(timesNs.at(-1)! > 1_600 * sizes.at(-1)!);
    const topOf = async (price: (n: number) => number): Promise<number> =>
      (await chosen((n) => 1_000 * n * price(n), { settlement })).sizes.at(-1)!;
    // A cache that ends over two doublings, and a part that grows n times as fast.
    expect(await topOf((n) => Math.min(3, Math.max(1, (n / 4_000) ** 1.1)))).toBeLessThan(4_000);
    expect(await topOf((n) => 1 + 0.3 * (n / 2_000))).toBeGreaterThan(6_000);
  });
});
