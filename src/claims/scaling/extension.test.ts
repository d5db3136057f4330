import { calmerSweep, longerSweep } from './extension';

const SIZES = [67, 269, 1_074, 4_297, 17_189];
const linear = (n: number): number => n;
const longer = (timeNs: (n: number) => number): number[] => longerSweep(SIZES, SIZES.map(timeNs), linear)!;

describe('a longer sweep', () => {
  test('has twice the largest size, with half steps below it, where a price is about to settle', () => {
    expect(longer((n) => 100 * n)).toEqual([67, 269, 1_074, 2_149, 4_297, 8_595, 17_189, 34_378]);
  });

  test('goes to where a price that rises is past what a machine adds', () => {
    const quadraticFrom = (at: number) => (n: number) => (n * n) / at + n;
    const [top, topNs] = [longer(quadraticFrom(4_297)).at(-1)!, quadraticFrom(4_297)];
    expect(topNs(top) / top).toBeGreaterThan(20);
    expect(topNs(top) / top).toBeLessThan(60);
  });

  test('ends at calls of some 60 ms', () => {
    const top = longer((n) => 0.05 * n * n + 100 * n).at(-1)!;
    expect(0.05 * top ** 2).toBeLessThan(70e6);
  });

  test('is none if calls of a size that shows anything new take longer than 60 ms', () => {
    const slow = (topNs: number) => (n: number) => topNs * (n / SIZES.at(-1)!) ** 2;
    expect(longer(slow(22e6)).at(-1)).toBeGreaterThan(1.6 * SIZES.at(-1)!);
    expect(longerSweep(SIZES, SIZES.map(slow(30e6)), linear)).toBeUndefined();
  });

  test('ends at n = 4,000,000, and is none if that shows nothing new', () => {
    const upTo = (top: number): number[] | undefined => {
      const sizes = [top / 64, top / 16, top / 4, top];
      return longerSweep(
        sizes,
        sizes.map((n) => 0.1 * n),
        linear,
      );
    };
    expect(upTo(1_200_000)!.at(-1)).toBe(2_000_000);
    expect(upTo(2_600_000)).toBeUndefined();
  });

  test.each([
    ['', 0],
    [' beside a fixed cost', 1_000],
  ])('of time that explodes%s goes only as far as calls stay short', (_, fixedNs) => {
    const explosive = (n: number): number => 2 ** n + fixedNs;
    const sizes = [3, 6, 11, 22];
    const top = longerSweep(sizes, sizes.map(explosive), linear)!.at(-1)!;
    expect(top).toBeGreaterThan(22);
    expect(explosive(top)).toBeLessThan(100e6);
  });

  test('has twice the largest size where time hardly grew', () => {
    expect(longer(() => 100).at(-1)).toBe(2 * SIZES.at(-1)!);
  });

  test('has whole sizes that ascend', () => {
    const sizes = longerSweep([2, 4, 7, 13], [1, 8, 50, 300], linear)!;
    expect(sizes).toEqual([...new Set(sizes)].sort((a, b) => a - b));
    expect(sizes.every(Number.isInteger)).toBe(true);
  });
});

describe('a calmer sweep', () => {
  test('ends at a third of the size', () => {
    const timesNs = SIZES.map((n) => 1_000 * n);
    expect(calmerSweep(SIZES, timesNs)).toEqual([22, 90, 358, 1_432, 5_730]);
    expect(calmerSweep([1, 2, 4, 8], [1e6, 2e6, 4e6, 8e6])).toEqual([1, 3]);
  });

  test('has no sizes if its longest call would take less than a millisecond', () => {
    const taking = (topNs: number, power: number): number[] => SIZES.map((n) => topNs * (n / SIZES.at(-1)!) ** power);
    expect(calmerSweep(SIZES, taking(3.1e6, 1))).not.toEqual([]);
    expect(calmerSweep(SIZES, taking(2.9e6, 1))).toEqual([]);
    expect(calmerSweep(SIZES, taking(8e6, 2))).toEqual([]);
  });
});
