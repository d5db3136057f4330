import { fellForGood, isFlat } from './fallingPrice';
import type { Curve } from '../../model/growth';

const SIZES = [893, 3_500, 14_000, 56_000, 224_000, 893_000];
const flat = (time: Curve, sizes = SIZES): boolean => isFlat(sizes, sizes.map(time));

describe('time that does not depend on n', () => {
  test.each<[string, boolean, Curve]>([
    ['a microsecond', true, () => 1_000],
    ['a microsecond that is a tenth longer at the top', true, (n) => (n > 500_000 ? 1_100 : 1_000)],
    ['a microsecond that is longer at the bottom', true, (n) => (n < 1_000 ? 1_500 : 1_000)],
    ['a binary search', false, (n) => 2 * Math.log2(n)],
    ['work on every n beside a fixed cost', false, (n) => 1e6 + 0.2 * n],
    ['work on every 16 bytes beside a fixed cost', false, (n) => 30_000 + 0.007 * n],
    ['a call so long that noise could hide work on every n', false, () => 100_000],
  ])('%s: %s', (_, expected, time) => {
    expect(flat(time)).toBe(expected);
  });

  test('is known from three decades of n only, less what whole sizes off the powers of two take', () => {
    expect(flat(() => 10, SIZES.slice(1))).toBe(false);
    expect(flat(() => 10, [4, 15, 58, 233, 931, 3_584])).toBe(true);
  });
});

describe('a price that fell for good', () => {
  const fell = (time: Curve, growth: Curve): boolean => fellForGood(SIZES, SIZES.map(time), growth);

  test('is one of time that grows by less than any work on each unit takes', () => {
    const search = (n: number): number => 1_000 + 50 * Math.log2(n);
    expect(fell(search, (n) => n)).toBe(true);
    expect(fell(search, Math.sqrt)).toBe(false);
    expect(
      fell(
        (n) => 1e5 + 0.3 * n,
        (n) => n,
      ),
    ).toBe(false);
  });

  test('is one of time that is longer below the top than any fixed cost makes it', () => {
    expect(
      fell(
        (n) => 1_000 * Math.sqrt(n),
        (n) => n,
      ),
    ).toBe(true);
    expect(
      fell(
        (n) => 1e7 + 1_000 * n,
        (n) => n,
      ),
    ).toBe(false);
  });
});
