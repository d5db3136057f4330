import fc from 'fast-check';
import { seededRandom } from './random';

describe('seededRandom', () => {
  // From an sfc32 in Python's unbounded integers, masked to 32 bits: a = 0, b = seed, c = 0, counter = 1; twelve outputs
  // are discarded, the next four divided by 2^32
  test.each([
    [0, [0x514676c3, 0x08a809df, 0x30349d2b, 0xfb52c520]],
    [1, [0x77eef724, 0x6f99472c, 0x65c86823, 0x6a161a47]],
    [7, [0x6d8d46f7, 0x7d27dbb8, 0x4ec7a239, 0x7b1043ab]],
    [-1, [0x764cad11, 0xdf5ae2cc, 0x4cb9335b, 0x787c4ce1]],
    [2 ** 31, [0x418c797b, 0x46252cad, 0xcbd6eba9, 0xcc02530f]],
  ])('yields the sequence of sfc32 for the seed %i', (seed, outputs) => {
    const random = seededRandom(seed);

    expect(outputs.map(() => random() * 2 ** 32)).toEqual(outputs);
  });

  test('yields the same sequence for the same seed, however the calls of two generators interleave', () => {
    const first = seededRandom(42);
    const alone = [first(), first(), first()];
    const a = seededRandom(42);
    const b = seededRandom(42);
    const interleaved = [a(), b(), b(), a(), b(), a()];

    expect([interleaved[0], interleaved[3], interleaved[5]]).toEqual(alone);
    expect([interleaved[1], interleaved[2], interleaved[4]]).toEqual(alone);
  });

  test('counts only the lower 32 bits of the seed', () => {
    expect(seededRandom(2 ** 32 + 5)()).toBe(seededRandom(5)());
  });

  test('stays in [0, 1) and yields different numbers for neighbouring seeds', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const random = seededRandom(seed);
        const numbers = Array.from({ length: 50 }, random);
        expect(numbers.every((number) => number >= 0 && number < 1)).toBe(true);
        expect(seededRandom(seed + 1)()).not.toBe(numbers[0]);
      }),
    );
  });

  test('spreads 100,000 numbers evenly over 100 bins', () => {
    const random = seededRandom(2);
    const bins = new Array<number>(100).fill(0);
    for (let i = 0; i < 100_000; i++) bins[Math.floor(random() * 100)]!++;
    const chiSquare = bins.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0);

    // The 0.1 % and 99.9 % points of chi-square with 99 degrees of freedom, from tables
    expect(chiSquare).toBeGreaterThan(60.7);
    expect(chiSquare).toBeLessThan(149.4);
  });
});
