import { normalWorkload } from '../../workload/workload';
import { FakeInstruments } from '../testing/fakeInstruments';
import { signal } from '../testing/collections';
import type { SizeFailure } from '../../model/sweepEnd';
import { chooseSettlingSweep, type SettlingOptions } from './settlingSweep';
import type { Settlement } from '../../model/settlement';
import { always, chosen, openIf } from '../testing/settlingSweeps';

const TRUTHS: [string, (n: number) => number][] = [
  ['n, a nanosecond each', (n) => n],
  ['n, a microsecond each', (n) => 1_000 * n],
  ['n with a fixed cost of half a millisecond', (n) => 5e5 + 100 * n],
  ['n log n', (n) => 20 * n * Math.log2(n)],
  ['n^2', (n) => 50 * n ** 2],
  ['n^3', (n) => 10 * n ** 3],
  ['2^n', (n) => 2 ** n],
];

describe('sizes at which a growth settles', () => {
  test.each(TRUTHS)('of %s are four or more, whole and ascending', async (_, time) => {
    const { sizes } = await chosen(time);
    expect(sizes.length).toBeGreaterThanOrEqual(4);
    expect(sizes.every((n, i) => Number.isInteger(n) && n > (sizes[i - 1] ?? 0))).toBe(true);
  });

  test.each(TRUTHS)('of %s take some milliseconds if nothing is left open', async (_, time) => {
    const { sizes } = await chosen(time);
    expect(time(sizes.at(-1)!)).toBeLessThan(8e6);
  });

  test('are four times as large as the one before, and twice towards the top of steep times or open ones', async () => {
    const ratios = (sizes: readonly number[]): string[] => sizes.slice(1).map((n, i) => (n / sizes[i]!).toFixed(0));
    expect(ratios((await chosen((n) => n)).sizes).slice(-4)).toEqual(['4', '4', '4', '4']);
    expect(ratios((await chosen((n) => n ** 2)).sizes).slice(-5)).toEqual(['4', '2', '2', '2', '2']);
    const open = await chosen((n) => n, { settlement: always('unsettled') });
    expect(ratios(open.sizes).slice(-5)).toEqual(['4', '2', '2', '2', '2']);
  });

  test('go up to calls of 80 ms while what they show leaves the claim open', async () => {
    const sweepUntil = async (isOpen: boolean): Promise<number> =>
      (await chosen((n) => 1_000 * n, { settlement: always(openIf(isOpen)) })).sizes.at(-1)!;
    expect(1_000 * (await sweepUntil(true))).toBeGreaterThan(15e6);
    expect(1_000 * (await sweepUntil(true))).toBeLessThanOrEqual(80e6);
    expect(1_000 * (await sweepUntil(false))).toBeLessThan(8e6);
  });

  test('are looked for in smaller steps once a call takes 2 ms', async () => {
    const tops = new Set<number>();
    const settlement = (sizes: readonly number[]): Settlement => {
      tops.add(sizes.at(-1)!);
      return 'unsettled';
    };
    await chosen((n) => 1_000 * n, { settlement });
    // A few calls look ahead in the end.
    const long = [...tops].filter((n) => n > 2_000 && n <= 80_000).sort((a, b) => a - b);
    expect(long.length).toBeGreaterThan(3);
    long.slice(1).forEach((n, i) => expect(n / long[i]!).toBeLessThanOrEqual(2.01));
  });

  test('go back to the longest that are of use if larger ones were tried in vain', async () => {
    const options = (useful: (top: number) => boolean): Partial<SettlingOptions> => ({
      settlement: (sizes, _, isInVain) => openIf(!isInVain || !useful(sizes.at(-1)!)),
    });
    const topOf = async (useful: (top: number) => boolean): Promise<number> =>
      (await chosen((n) => 1_000 * n, options(useful))).sizes.at(-1)!;
    const largest = await topOf(() => false);
    expect(await topOf((top) => top < 10_000)).toBeLessThan(10_000);
    expect(await topOf((top) => top < 10_000)).toBeGreaterThan(2_000);
    expect(await topOf((top) => top < largest)).toBeGreaterThan(largest / 4);
  });

  test('end where calls are short if those show already that the claim is exceeded', async () => {
    const steep = (n: number): number => n ** 4;
    const settlement = (sizes: readonly number[]): Settlement => (sizes.at(-1)! < 45 ? 'unsettled' : 'endless');
    const [shortened, whole] = [
      await chosen(steep, { settlement }),
      await chosen(steep, { settlement: (all) => openIf(settlement(all) === 'unsettled') }),
    ];
    expect(shortened.sizes.at(-1)).toBeLessThan(whole.sizes.at(-1)!);
    // A second collection, at sizes smaller by a tenth, shows it too.
    expect(shortened.sizes.at(-1)! / 1.1).toBeGreaterThanOrEqual(45);
  });

  test('end as soon as the sizes so far show what the growth settles to', async () => {
    const asked: number[] = [];
    const settlesAtLast = (sizes: readonly number[]): Settlement => {
      asked.push(sizes.at(-1)!);
      return openIf(sizes.at(-1)! < 9_000);
    };
    const { sizes } = await chosen((n) => 1_000 * n, { settlement: settlesAtLast });
    expect(asked.length).toBeGreaterThan(1);
    expect(sizes.at(-1)).toBe(asked.at(-1));
  });

  test('end soon if time does not depend on n', async () => {
    const { sizes } = await chosen(() => 20);
    expect(sizes.at(-1)).toBeGreaterThan(1_000);
    expect(sizes.at(-1)).toBeLessThan(10_000);
  });

  test('end before a jump of the machine, and go on after a step that other code could make', async () => {
    const stepOf = (factor: number) => (n: number) => 1_000 * n * (n > 1_200 ? factor : 1);
    const topOf = async (factor: number): Promise<number> => (await chosen(stepOf(factor))).sizes.at(-1)!;
    expect(await topOf(30)).toBeLessThanOrEqual(1_200);
    expect(await topOf(1.5)).toBeGreaterThan(1_200);
  });

  test('do not rest on a step that was disturbed', async () => {
    const times = new Map<number, number>();
    let disturbedSize: number | undefined;
    const instruments = new FakeInstruments();
    const workload = instruments.taking((n) => {
      if (n > 1_000) disturbedSize ??= n;
      times.set(n, (times.get(n) ?? 0) + 1);
      return n === disturbedSize && times.get(n)! < 8 ? 4_000 * n : 1_000 * n;
    });
    const tops: number[] = [];
    const settlesWhereDisturbed = (sizes: readonly number[], timesNs: readonly number[]): Settlement => {
      tops.push(sizes.at(-1)!);
      return openIf(timesNs.at(-1)! < 2_000 * sizes.at(-1)!);
    };
    const options = { shift: 1, limitNs: 10e9, affordableNs: 1e9, instruments, signal };
    const { sizes } = await chooseSettlingSweep(normalWorkload(workload), 'work', {
      ...options,
      settlement: settlesWhereDisturbed,
    });
    expect(tops).toContain(disturbedSize);
    expect(sizes.at(-1)).toBeGreaterThan(disturbedSize!);
  });

  test('do not end at short calls of which one step was disturbed', async () => {
    const instruments = new FakeInstruments();
    const called: number[] = [];
    // Until a smaller size is timed again.
    const isDisturbed = (n: number): boolean => n === 16 && !called.slice(called.indexOf(16)).includes(8);
    const run = instruments.taking((n) => {
      called.push(n);
      return isDisturbed(n) ? 1.9e6 : 1_000 * n;
    });
    const options = { shift: 1, limitNs: 10e9, affordableNs: 1e9, instruments, signal, settlement: always('settled') };
    const { sizes } = await chooseSettlingSweep(normalWorkload(run), 'work', options);
    expect(sizes.at(-1)).toBeGreaterThan(1_000);
  });

  test('do not end at short calls since one step seemed to explode', async () => {
    let isFirst = true;
    const run = (n: number): number => {
      // The first calls of one size take far longer, until a larger one was called.
      isFirst &&= n <= 32;
      return 50 * n * (n === 32 && isFirst ? 60 : 1);
    };
    expect((await chosen(run, { settlement: always('settled') })).sizes.at(-1)).toBeGreaterThan(1_000);
  });

  test('end at a size of which an input takes most of a second to build', async () => {
    const instruments = new FakeInstruments();
    const options = { shift: 1, limitNs: 10e9, affordableNs: 1e9, instruments, signal, settlement: always('settled') };
    const workload = normalWorkload({
      input: (n) => {
        instruments.clock.advance(1e6 * n);
        return n;
      },
      run: instruments.taking(Math.sqrt),
    });
    const { sizes, end } = await chooseSettlingSweep(workload, 'work', options);
    expect(sizes.at(-1)).toBeGreaterThan(64);
    expect(sizes.at(-1)).toBeLessThan(3_000);
    expect(end).toMatchObject({ largest: sizes.at(-1), failure: { kind: 'slow input' } });
    const { n, timeNs } = end!.failure as Extract<SizeFailure, { kind: 'slow input' }>;
    // Three inputs
    expect(timeNs / (3e6 * n)).toBeCloseTo(1, 1);
  });

  test('are no larger than the budget has time for', async () => {
    const { sizes } = await chosen((n) => 1_000 * n, { settlement: always('unsettled'), affordableNs: 5e6 });
    expect(1_000 * sizes.at(-1)!).toBeLessThanOrEqual(5e6);
  });

  test('reach the size that a claim names, and say so if calls before it are too long', async () => {
    expect((await chosen((n) => 1_000 * n, { upTo: 50_000 })).sizes.at(-1)).toBe(50_000);
    const { sizes, outOfReach } = await chosen((n) => n ** 2, { upTo: 1e6 });
    expect(outOfReach).toMatchObject({ upTo: 1e6, limitNs: 250e6 });
    expect(sizes.at(-1)! ** 2).toBeLessThanOrEqual(80e6);
    expect(sizes.at(-1)! ** 2).toBeGreaterThan(79e6);
  });

  test('reach a size that is little larger than the last one tried, if a call there returns in time', async () => {
    const topOf = async (upTo: number): Promise<number> =>
      (await chosen((n) => 4_000 * n, { upTo, settlement: always('unsettled') })).sizes.at(-1)!;
    const tried: number[] = [];
    await chosen((n) => 4_000 * n * (tried.push(n) && 1), { upTo: 1e6 });
    const last = Math.max(...tried);
    expect(4_000 * last).toBeGreaterThan(125e6);
    for (const upTo of [last + 1, Math.round(1.1 * last)]) expect(await topOf(upTo)).toBe(upTo);
    expect((await chosen((n) => 2 ** n, { upTo: 29 })).outOfReach).toMatchObject({ upTo: 29 });
  });

  test('are smaller by the shift, but for the smallest ones and the size that a claim names', async () => {
    const [all, shifted] = [await chosen((n) => n), await chosen((n) => n, { shift: 1.3 })];
    expect(all.sizes.at(-1)! / shifted.sizes.at(-1)!).toBeCloseTo(1.3, 2);
    const exploding = (n: number): number => 25 * n * 2 ** n;
    expect((await chosen(exploding, { shift: 1.3 })).sizes).toEqual((await chosen(exploding)).sizes);
    expect((await chosen((n) => n, { shift: 1.3, upTo: 3_000 })).sizes.at(-1)).toBe(3_000);
  });
});
