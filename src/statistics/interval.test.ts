import fc from 'fast-check';
import { CONFIDENCE, medianInterval, quantileInterval } from './interval';
import { seededRandom } from './random';

const oneTo = (size: number): number[] => Array.from({ length: size }, (_, i) => i + 1);

describe('medianInterval', () => {
  // From tables of the binomial distribution with chance 1/2: r is the largest rank whose lower tail is at most 2.5 %,
  // and the interval runs from value r + 1 to value size - r.
  test.each([
    [6, 1, 6],
    [8, 1, 8],
    [9, 2, 8],
    [10, 2, 9],
    [20, 6, 15],
    [25, 8, 18],
    [100, 40, 61],
  ])('of %i values runs from value %i to value %i in ascending order', (size, low, high) => {
    expect(medianInterval(oneTo(size))).toEqual({ estimate: (size + 1) / 2, low, high });
  });

  test.each([1, 2, 3, 4, 5])('of %i values is their whole range', (size) => {
    expect(medianInterval(oneTo(size))).toEqual({ estimate: (size + 1) / 2, low: 1, high: size });
  });

  test('of a sample that is so large that 2^-size underflows is still narrow', () => {
    // The normal approximation: 1.96 x sqrt(5000) / 2 = 69.3 ranks to either side of 2500.5
    const { low, high } = medianInterval(oneTo(5_000));

    expect(low).toBeGreaterThanOrEqual(2_430);
    expect(low).toBeLessThanOrEqual(2_432);
    expect(high).toBe(5_001 - low);
  });

  test('refuses an empty sample', () => {
    expect(() => medianInterval([])).toThrow(RangeError);
  });

  test('does not depend on the order of the sample, and does not change it', () => {
    fc.assert(
      // 0 and -0 are equal, so that sorting keeps their order
      fc.property(
        fc.array(
          fc.double({ noNaN: true }).map((value) => value + 0),
          { minLength: 1, maxLength: 40 },
        ),
        (values) => {
          const before = [...values];
          const { estimate, low, high } = medianInterval(values);
          expect(values).toEqual(before);
          expect(medianInterval([...values].reverse())).toEqual({ estimate, low, high });
        },
      ),
    );
  });

  test('contains its estimate, and both ends are values of the sample', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 1, maxLength: 60 }), (values) => {
        const { estimate, low, high } = medianInterval(values);
        expect(low).toBeLessThanOrEqual(estimate);
        expect(high).toBeGreaterThanOrEqual(estimate);
        expect(values).toContain(low);
        expect(values).toContain(high);
      }),
    );
  });

  test('covers the true median of a skewed distribution in at least 95 % of 2,000 samples of 15', () => {
    const random = seededRandom(4);
    const exponential = (): number => -Math.log(1 - random());
    const covers = (): boolean => {
      const { low, high } = medianInterval(Array.from({ length: 15 }, exponential));
      return low <= Math.LN2 && Math.LN2 <= high;
    };
    const share = Array.from({ length: 2_000 }, covers).filter(Boolean).length / 2_000;

    // The order statistics 4 and 12 of 15 cover the median with a chance of 96.5 %; one percentage point for chance
    expect(share).toBeGreaterThan(CONFIDENCE);
    expect(share).toBeLessThan(0.975);
  });
});

describe('quantileInterval', () => {
  test('of the median is that of medianInterval if the sample is odd', () => {
    const values = Array.from({ length: 101 }, (_, i) => (i * 37) % 101);
    expect(quantileInterval(values, 0.5)).toEqual(medianInterval(values));
  });

  test('of a sample that is too small has no upper end', () => {
    expect(quantileInterval([3, 1, 2], 0.99)).toMatchObject({ estimate: 3, high: undefined });
    expect(quantileInterval([3, 1, 2], 0.01)).toMatchObject({ estimate: 1, low: undefined });
  });

  test.each([0.5, 0.9, 0.99])('covers the true quantile of %d in at least 95 %% of samples', (quantile) => {
    const random = seededRandom(11);
    const trials = 400;
    let held = 0;
    for (let trial = 0; trial < trials; trial++) {
      const { low, high } = quantileInterval(
        Array.from({ length: 500 }, () => random()),
        quantile,
      );
      if (low! <= quantile && quantile <= high!) held++;
    }
    // 380 are expected at 95 %; the chance of under 366 is under 1e-3
    expect(held).toBeGreaterThanOrEqual(366);
  });

  test('refuses an empty sample', () => {
    expect(() => quantileInterval([], 0.5)).toThrow(RangeError);
  });
});
