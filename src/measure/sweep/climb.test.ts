import { hasGrown, hasRiseEnded, isFlat, isJump, powerOver, timeAt, upToSize, upToTime, type Climb } from './climb';

const sizes = [2, 8, 32, 128, 512, 2_048, 8_192];
const climbOf = (timeNs: (n: number) => number, over = sizes): Climb => over.map((n) => ({ n, timeNs: timeNs(n) }));

describe('the time between two sizes of a climb', () => {
  test('is that of a power of n', () => {
    expect(
      timeAt(
        climbOf((n) => n ** 2),
        64,
      ),
    ).toBeCloseTo(64 ** 2);
    expect(
      timeAt(
        climbOf((n) => 3 * n),
        128,
      ),
    ).toBeCloseTo(384);
  });

  test('is exact at the sizes, and that of the top beyond it', () => {
    const climb = climbOf((n) => n * Math.log(n));
    for (const { n, timeNs } of climb) expect(timeAt(climb, n)).toBeCloseTo(timeNs);
    expect(timeAt(climb, 1e6)).toBe(climb.at(-1)!.timeNs);
  });
});

test('the power of a climb is taken over its upper end', () => {
  const climb = climbOf((n) => (n < 512 ? n : n ** 2 / 512));
  expect(powerOver(climb, 16)).toBeCloseTo(2);
  expect(powerOver(climb, 256)).toBeCloseTo(1.5);
});

describe('a climb up to some time', () => {
  test('ends with a call of that time, between two sizes', () => {
    const [before, top] = upToTime(
      climbOf((n) => n ** 2),
      1e6,
    ).slice(-2);
    expect(before).toEqual({ n: 512, timeNs: 512 ** 2 });
    expect(top).toEqual({ n: 1_000, timeNs: 1e6 });
  });

  test('is the whole climb if no call takes that long', () => {
    const climb = climbOf((n) => n);
    expect(upToTime(climb, 1e6)).toEqual(climb);
  });
});

test('a climb up to some size ends with that size, rounded up, or is whole', () => {
  const climb = climbOf((n) => n ** 2);
  expect(upToSize(climb, 600.5).at(-1)!.n).toBe(601);
  expect(upToSize(climb, 600.5).at(-1)!.timeNs).toBeCloseTo(601 ** 2);
  expect(upToSize(climb, 600.5).at(-2)!.n).toBe(512);
  expect(upToSize(climb, 512).at(-1)!.n).toBe(512);
  expect(upToSize(climb, 1e5)).toEqual(climb);
});

test('time has grown if it is four times that at the bottom of a sweep', () => {
  expect(hasGrown(climbOf((n) => 5_000 + n))).toBe(false);
  expect(hasGrown(climbOf((n) => 2_000 + n))).toBe(true);
});

describe('time that does not depend on n', () => {
  test.each<[string, boolean, (n: number) => number]>([
    ['a constant of some nanoseconds', true, () => 30],
    ['a constant that is long enough for work on each n', false, () => 1_000],
    ['a hundredth of a nanosecond of work on each n', false, (n) => 30 + 0.01 * n],
    ['n', false, (n) => n],
  ])('%s: %s', (_, expected, truth) => {
    expect(isFlat(climbOf(truth))).toBe(expected);
  });

  test('is not known from few sizes', () => {
    expect(isFlat(climbOf(() => 0.01, sizes.slice(0, 4)))).toBe(false);
  });
});

describe('a jump of the machine', () => {
  const settled = (): boolean => true;
  const jumping = (factor: number): Climb => climbOf((n) => 1_000 * n * (n === 8_192 ? factor : 1));

  test('is a step that is far steeper than the one before it', () => {
    expect(isJump(jumping(8), settled)).toBe(true);
    expect(isJump(jumping(4), settled)).toBe(false);
  });

  test('is none if the growth had not settled before it', () => {
    expect(isJump(jumping(8), () => false)).toBe(false);
  });

  test('need not have settled before it if no part of the code makes one as steep, at sizes beyond what explodes', () => {
    expect(isJump(jumping(13), () => false)).toBe(true);
    const small = [2, 4, 16, 64, 256];
    const explosive = climbOf((n) => 100_000 * n * (n === 256 ? 13 : 1), small);
    expect(isJump(explosive, () => false)).toBe(false);
  });

  test('may be less steep over a doubling', () => {
    const doubling = [256, 512, 1_024, 2_048, 4_096];
    const jumpOf = (factor: number): boolean =>
      isJump(
        climbOf((n) => 1_000 * n * (n === 4_096 ? factor : 1), doubling),
        settled,
      );
    expect(jumpOf(2.4)).toBe(true);
    expect(jumpOf(2.1)).toBe(false);
  });

  test.each([
    ['a factor of 4', sizes],
    ['a doubling', [64, 128, 256, 512, 1_024, 2_048]],
  ])('is none of a part that grows faster and was too small to be seen, over %s', (_, over) => {
    for (const share of [0.02, 0.05, 0.1, 0.2, 0.4]) {
      const part = (n: number): number => n + (share * n ** 3) / over.at(-2)! ** 2;
      expect(
        isJump(
          climbOf((n) => 1_000 * part(n), over),
          settled,
        ),
      ).toBe(false);
    }
  });

  test('is not looked for among short calls', () => {
    expect(
      isJump(
        climbOf((n) => n * (n === 8_192 ? 8 : 1)),
        settled,
      ),
    ).toBe(false);
  });
});

describe('a rise of the power of a climb', () => {
  const doublings = [16, 64, 256, 1_024, 2_048, 4_096, 8_192, 16_384, 32_768];

  // A cache that ends over two doublings.
  const cache = (n: number): number => n * Math.min(3, Math.max(1, (n / 4_096) ** 0.8));

  test('has ended once the last step is as steep as those below', () => {
    const climb = climbOf(cache, doublings);
    expect(hasRiseEnded(climb, 2_048)).toBe(true);
    // The rise itself is not over.
    expect(hasRiseEnded(climb.slice(0, -1), 2_048)).toBe(false);
  });

  test('has not if it is that of a part that grows faster, even through a cache that ends', () => {
    for (const power of [1.5, 2, 3]) {
      const part = (n: number): number => n + 0.2 * n * (n / 2_048) ** (power - 1);
      expect(hasRiseEnded(climbOf(part, doublings), 2_048)).toBe(false);
    }
    const both = (n: number): number => cache(n) + 0.5 * n * (n / 2_048);
    expect(hasRiseEnded(climbOf(both, doublings), 2_048)).toBe(false);
  });

  test('has not if it goes on less steeply than before, but far more so than below', () => {
    const climb = climbOf((n) => (n < 4_096 ? n : n ** 2 * (n > 16_384 ? 1.6 : n > 8_192 ? 2 : 1)), doublings);
    expect(hasRiseEnded(climb, 2_048)).toBe(false);
  });

  test('has not if what was below was not even', () => {
    const uneven = (n: number): number => cache(n) * Math.min(1, n / 1_024);
    expect(hasRiseEnded(climbOf(uneven, doublings), 2_048)).toBe(false);
  });

  test('is not looked for below the size from which it rises', () => {
    const climb = climbOf((n) => (n < 4_096 ? n ** 2 : 4_096 * n), doublings);
    expect(hasRiseEnded(climb, 4_096)).toBe(false);
  });
});
