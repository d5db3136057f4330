import fc from 'fast-check';
import { seededRandom } from './random';
import { meanInterval, studentQuantile } from './studentT';

describe('studentQuantile', () => {
  // Abramowitz and Stegun, table 26.10
  test.each([
    [1, 0.025, 12.706],
    [2, 0.025, 4.303],
    [4, 0.05, 2.132],
    [4, 0.025, 2.776],
    [8, 0.005, 3.355],
    [9, 0.0005, 4.781],
    [30, 0.025, 2.042],
  ])('with %d degrees of freedom leaves %d beyond %d', (degrees, tail, quantile) => {
    expect(studentQuantile(tail, degrees)).toBeCloseTo(quantile, 3);
  });

  test('grows as the tail gets smaller, and as there are fewer degrees of freedom', () => {
    const tails = fc.double({ min: 1e-6, max: 0.49, noNaN: true });
    fc.assert(
      fc.property(tails, fc.integer({ min: 1, max: 40 }), (tail, degrees) => {
        expect(studentQuantile(tail / 2, degrees)).toBeGreaterThan(studentQuantile(tail, degrees));
        expect(studentQuantile(tail, degrees)).toBeGreaterThan(studentQuantile(tail, degrees + 1));
      }),
    );
  });

  test('is 0 for a tail of one half', () => {
    expect(studentQuantile(0.5, 3)).toBeCloseTo(0, 10);
  });

  test.each([
    [0, 3],
    [0.6, 3],
    [NaN, 3],
    [0.1, 0],
    [0.1, 2.5],
  ])('refuses a tail of %d with %d degrees of freedom', (tail, degrees) => {
    expect(() => studentQuantile(tail, degrees)).toThrow(RangeError);
  });
});

describe('meanInterval', () => {
  test('is the mean between two bounds at the same distance', () => {
    // A mean of 2, a standard error of 1 / sqrt 3
    expect(meanInterval([1, 2, 3], 0.025)).toEqual({
      estimate: 2,
      low: expect.closeTo(2 - 4.303 / Math.sqrt(3), 2) as number,
      high: expect.closeTo(2 + 4.303 / Math.sqrt(3), 2) as number,
    });
  });

  test('has infinite bounds for a single value', () => {
    expect(meanInterval([5], 0.025)).toEqual({ estimate: 5, low: -Infinity, high: Infinity });
  });

  test('misses the true mean of normal samples as often as its tails say', () => {
    const random = seededRandom(5);
    // Box and Muller, 1958
    const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    const trials = 20_000;
    let missed = 0;
    for (let trial = 0; trial < trials; trial++) {
      const { low, high } = meanInterval([normal(), normal(), normal(), normal(), normal()], 0.025);
      if (low > 0 || high < 0) missed++;
    }
    expect(missed / trials).toBeGreaterThan(0.045);
    expect(missed / trials).toBeLessThan(0.055);
  });
});
