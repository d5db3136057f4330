import type { CallTime } from '../../model/obstacle';
import { nextSize } from './search';

/** The sizes that a search comes to, from the first two on, until no larger one is worth a try. */
function searched(timeNs: (n: number) => number, limitNs: number): readonly CallTime[] {
  const steps = [2, 4].map((n) => ({ n, timeNs: timeNs(n) }));
  for (;;) {
    const n = nextSize(steps, limitNs);
    if (n === steps.at(-1)!.n || n > 1e6) return steps;
    steps.push({ n, timeNs: timeNs(n) });
  }
}

describe('the next size of a search', () => {
  test.each<[string, (n: number) => number]>([
    ['2^n', (n) => 2 ** n],
    ['n!', (n) => Array.from({ length: n }, (_, i) => i + 1).reduce((product, i) => product * i, 1)],
    ['2^n beside a slow first call', (n) => (n === 2 ? 50 : 0) + 2 ** n],
    ['5^n, of which a small size was disturbed', (n) => (n === 4 ? 20 : 1) * 0.5 * 5 ** (n - 2)],
    ['2^n beside a fixed cost', (n) => 1e4 + 2 ** n],
    ['n^6', (n) => n ** 6],
  ])('never makes a call of %s take longer than the limit by far', (_, timeNs) => {
    for (const { timeNs: found } of searched(timeNs, 1e6)) expect(found).toBeLessThan(2e6);
  });

  test.each([1, 2, 3])('of a steady n^%d comes close to the limit', (power) => {
    expect(searched((n) => n ** power, 1e6).at(-1)!.timeNs).toBeGreaterThan(6e5);
  });

  test('is at most twice a small one, and at most four times a large one', () => {
    const sizes = searched((n) => n, 1e9).map(({ n }) => n);
    expect(sizes.slice(0, 8)).toEqual([2, 4, 8, 16, 32, 64, 256, 1_024]);
  });
});
