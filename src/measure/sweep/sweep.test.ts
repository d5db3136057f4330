import { normalWorkload } from '../../workload/workload';
import { chooseSweep, shiftedSizes, type Sweep } from './sweep';
import { signal } from '../testing/collections';
import { FakeInstruments } from '../testing/fakeInstruments';

async function chosen(timeNs: (n: number) => number, options: { upTo?: number; shift?: number } = {}): Promise<Sweep> {
  const instruments = new FakeInstruments();
  const { signal } = new AbortController();
  const workload = normalWorkload(instruments.taking(timeNs));
  return chooseSweep(workload, 'work', { shift: 1, limitNs: 10e9, instruments, signal, ...options });
}

async function sizesOf(timeNs: (n: number) => number, options?: { upTo?: number; shift?: number }): Promise<number[]> {
  const sweep = await chosen(timeNs, options);
  expect(sweep.outOfReach).toBeUndefined();
  return [...sweep.sizes];
}

const TRUTHS: [string, (n: number) => number][] = [
  ['a constant', () => 1_000],
  ['a logarithm', (n) => 100 * Math.log2(n)],
  ['n, a nanosecond each', (n) => n],
  ['n, a microsecond each', (n) => 1_000 * n],
  ['n with a fixed cost of a millisecond', (n) => 1e6 + 100 * n],
  ['n log n', (n) => 20 * n * Math.log2(n)],
  ['n^2', (n) => 50 * n ** 2],
  ['n^3', (n) => 10 * n ** 3],
];

describe('the sizes chosen for', () => {
  test.each(TRUTHS)('%s are six, whole, ascending, in about equal ratios and wide apart', async (_, time) => {
    const sizes = await sizesOf(time);
    expect(sizes).toHaveLength(6);
    expect(sizes.every((n, i) => Number.isInteger(n) && n > (sizes[i - 1] ?? 0))).toBe(true);
    const ratios = sizes.slice(1).map((n, i) => n / sizes[i]!);
    expect(Math.max(...ratios) / Math.min(...ratios)).toBeLessThan(2);
    expect(sizes.at(-1)! / sizes[0]!).toBeGreaterThan(48);
  });

  test.each(TRUTHS)('%s take no longer than 16 ms a call', async (_, time) => {
    expect(time((await sizesOf(time)).at(-1)!)).toBeLessThanOrEqual(16e6);
  });

  test.each(TRUTHS.slice(2))('%s show its growth', async (_, time) => {
    const sizes = await sizesOf(time);
    expect(time(sizes.at(-1)!) / time(sizes[0]!)).toBeGreaterThanOrEqual(4);
  });

  test('n^3 start in single digits', async () => {
    expect((await sizesOf((n) => 10 * n ** 3))[0]).toBeLessThan(10);
  });

  test('16 and more are no powers of two', async () => {
    const sizes = await sizesOf((n) => n, { upTo: 65_536 });
    expect(sizes.filter((n) => n >= 16 && n < 65_536 && Number.isInteger(Math.log2(n)))).toEqual([]);
  });
});

describe('a size that must be reached', () => {
  test('is the largest', async () => {
    expect((await sizesOf((n) => n, { upTo: 100_000 })).at(-1)).toBe(100_000);
    expect((await sizesOf((n) => 1_000 * n, { upTo: 20 })).at(-1)).toBe(20);
  });

  test('is reached even if a call takes long', async () => {
    expect((await sizesOf((n) => 1e4 * n, { upTo: 10_000 })).at(-1)).toBe(10_000);
  });

  test('is out of reach if a call would take longer than the limit, and no call before takes that long', async () => {
    let longestNs = 0;
    const exploding = (n: number): number => {
      longestNs = Math.max(longestNs, 2 ** n);
      return 2 ** n;
    };
    const { outOfReach, sizes } = await chosen(exploding, { upTo: 1_000 });
    const { n, timeNs } = outOfReach!.last;
    expect(timeNs).toBe(2 ** n);
    expect(n).toBeGreaterThan(22);
    expect(longestNs).toBeLessThan(1e9);
    expect(2 ** sizes.at(-1)!).toBeLessThan(64e6);
  });
});

test('a workload that explodes is not called at sizes at which it would not return', async () => {
  const sizes = await sizesOf((n) => 2 ** n);
  expect(sizes.at(-1)).toBeLessThan(30);
});

describe('a workload that fails at a size', () => {
  const failing = (n: number): number => {
    if (n > 3_000) throw new RangeError('Maximum call stack size exceeded');
    return 100 * n;
  };

  test('ends the sizes before it, and is named', async () => {
    const { sizes, end } = await chosen(failing);
    expect(sizes).toHaveLength(6);
    expect(sizes.at(-1)).toBeLessThanOrEqual(3_000);
    expect(end).toMatchObject({
      largest: sizes.at(-1),
      failure: { kind: 'threw', part: 'run', error: 'RangeError: Maximum call stack size exceeded' },
    });
    expect(end!.failure.n).toBeGreaterThan(3_000);
  });

  test('fails if the size must be reached', async () => {
    await expect(chosen(failing, { upTo: 10_000 })).rejects.toThrow('threw');
  });

  test('fails if it is one of the smallest', async () => {
    await expect(chosen((n) => failing(1_000 * n))).rejects.toThrow('work at n = 4: threw');
  });
});

test('inputs that take long to build end the sizes, and are named', async () => {
  const instruments = new FakeInstruments();
  const workload = normalWorkload({
    input: (n) => {
      instruments.clock.advance(1e5 * n);
      return n;
    },
    run: instruments.taking(() => 20),
  });
  const { sizes, end } = await chooseSweep(workload, 'work', { shift: 1, limitNs: 10e9, instruments, signal });
  // Three inputs of that size take over 0.3 s; those of a size a quarter as large do not.
  expect(3e5 * end!.failure.n).toBeGreaterThan(0.3e9);
  expect(3e5 * end!.failure.n).toBeLessThan(1.3e9);
  expect(end).toMatchObject({ largest: sizes.at(-1), failure: { kind: 'slow input' } });
});

describe('shifted sizes', () => {
  test('are smaller by the factor, and differ from the sizes before', async () => {
    const [sizes, others] = [await sizesOf((n) => n), await sizesOf((n) => n, { shift: 1.3 })];
    expect(others.at(-1)! / sizes.at(-1)!).toBeCloseTo(1 / 1.3, 2);
    expect(others.filter((n) => sizes.includes(n) && n > 10)).toEqual([]);
  });

  test('keep the size to be reached', () => {
    expect(shiftedSizes([13, 130, 1_300], 1.3, 1_300)).toEqual([10, 100, 1_300]);
  });
});
