import { sizeToGrow } from './fixedCost';

const SIZES = [10, 40, 160, 640];

describe('sizeToGrow', () => {
  test('returns the size at which the growing part makes up for the fixed cost', () => {
    // 1000 + n is 1010 at n = 10, and three times that at n = 2030
    const times = SIZES.map((n) => 1_000 + n);
    expect(sizeToGrow(3, SIZES, times, (n) => n)).toBe(3_000);
    // 1,000,000 + n^2 is 1,000,100 at n = 10, and three times that at n = 1414
    const squares = SIZES.map((n) => 1e6 + n * n);
    expect(sizeToGrow(3, SIZES, squares, (n) => n * n)).toBe(2_000);
  });

  test.each<[string, readonly number[], (n: number) => number]>([
    ['times that do not grow', [100, 100, 100, 100], (n) => n],
    ['times that fall', [103, 102, 101, 100], (n) => n],
    ['a curve that does not grow', [100, 101, 102, 103], () => 1],
    ['times that grow too little', [1_000, 1_010, 1_020, 1_050], (n) => n],
    ['times that a growth is claimed of that takes any size', [100, 105, 111, 117], (n) => Math.log2(Math.log2(n))],
  ])('returns nothing for %s', (_, times, curve) => {
    expect(sizeToGrow(3, SIZES, times, curve)).toBeUndefined();
  });
});
