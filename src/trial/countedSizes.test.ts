import { FakeInstruments } from '../measure/testing/fakeInstruments';
import { WorkloadError } from '../measure/subject/workloadError';
import { countUpwards, sizesUpTo, type ChosenCounts } from './countedSizes';

describe('countUpwards', () => {
  const { signal } = new AbortController();
  /** Counts upwards what takes a nanosecond each. */
  const counted = (count: (n: number) => number): Promise<ChosenCounts> => {
    const { clock } = new FakeInstruments();
    const countAt = (n: number): Promise<number[]> => {
      clock.advance(count(n));
      return Promise.resolve([count(n)]);
    };
    return countUpwards(countAt, { clock, signal });
  };
  const sizesOf = ({ counts }: ChosenCounts): number[] => counts.map(({ n }) => n);

  test('doubles sizes until counting takes long, and keeps the largest', async () => {
    const sizes = sizesOf(await counted((n) => 1_000 * n));
    expect(sizes.slice(1).every((n, i) => n === 2 * sizes[i]!)).toBe(true);
    expect(sizes[0]).toBeGreaterThan(2);
    expect(sizes.at(-1)! * 1_000).toBeLessThan(240e6);
    expect(sizes.at(-1)! / sizes[0]!).toBe(512);
  });

  test('goes no further than a million', async () => {
    expect(sizesOf(await counted(() => 7)).at(-1)).toBeLessThanOrEqual(1_000_000);
  });

  test('takes smaller steps where counts explode', async () => {
    const sizes = sizesOf(await counted((n) => 10 * 2 ** n));
    expect(sizes.length).toBeGreaterThanOrEqual(5);
    expect(sizes.at(-1)).toBeLessThan(26);
  });

  test('ends below a size at which the workload fails, and names it', async () => {
    const { clock } = new FakeInstruments();
    const error = new WorkloadError(
      { arm: 'work', n: 128 },
      { kind: 'threw', during: 'run', error: new RangeError('deep') },
    );
    const chosen = await countUpwards((n) => (n < 128 ? Promise.resolve([n]) : Promise.reject(error)), {
      clock,
      signal,
    });
    expect(sizesOf(chosen)).toEqual([2, 4, 8, 16, 32, 64]);
    expect(chosen.failure).toMatchObject({ kind: 'threw', n: 128 });
    await expect(countUpwards(() => Promise.reject(error), { clock, signal })).rejects.toBe(error);
  });
});

test('sizesUpTo halves the given size', () => {
  expect(sizesUpTo(100)).toEqual([3, 6, 13, 25, 50, 100]);
  expect(sizesUpTo(1_000_000)[0]).toBe(1_953);
});
