import fc from 'fast-check';
import { coefficientRows, dot, dotSpread } from './leastSquares';

/** Numbers whose products stay far from overflow and whose sums lose little. */
const moderate = fc.double({ min: -100, max: 100, noNaN: true });
const weight = fc.double({ min: 0.1, max: 10, noNaN: true });

describe('coefficientRows', () => {
  test('gives intercept and slope of the line through two points', () => {
    // By hand: the line through (1, y1) and (2, y2) is 2 y1 - y2 + (y2 - y1) x
    const [intercept = [], slope = []] = coefficientRows(
      [
        [1, 1],
        [1, 2],
      ],
      [1, 1],
    );

    expect(intercept).toEqual([expect.closeTo(2, 12), expect.closeTo(-1, 12)]);
    expect(slope).toEqual([expect.closeTo(-1, 12), expect.closeTo(1, 12)]);
  });

  test('gives the weighted mean if the only column is constant', () => {
    const [row = []] = coefficientRows([[1], [1], [1]], [1, 2, 5]);

    expect(dot(row, [8, 8, 16])).toBeCloseTo(13, 12);
  });

  test('gives the least-squares line of an example computed by hand', () => {
    // x 1 2 3 4 5, y 2 4 5 4 5: slope 6 / 10 and intercept 4 - 0.6 x 3
    const design = [1, 2, 3, 4, 5].map((x) => [1, x]);
    const fit = coefficientRows(design, [1, 1, 1, 1, 1]).map((row) => dot(row, [2, 4, 5, 4, 5]));

    expect(fit[0]).toBeCloseTo(2.2, 12);
    expect(fit[1]).toBeCloseTo(0.6, 12);
  });

  test('accepts a zero in the first place of the design', () => {
    expect(
      coefficientRows(
        [
          [0, 1],
          [1, 0],
        ],
        [1, 1],
      ),
    ).toEqual([
      [0, 1],
      [1, 0],
    ]);
  });

  test('meets an observation of overwhelming weight exactly', () => {
    const rows = coefficientRows(
      [
        [1, 1],
        [1, 2],
        [1, 3],
      ],
      [1, 1e9, 1],
    );
    const [intercept = 0, slope = 0] = rows.map((row) => dot(row, [1, 5, 1]));

    expect(intercept + 2 * slope).toBeCloseTo(5, 6);
  });

  test('refuses columns that are linearly dependent', () => {
    expect(() =>
      coefficientRows(
        [
          [1, 2],
          [2, 4],
          [3, 6],
        ],
        [1, 1, 1],
      ),
    ).toThrow(RangeError);
  });

  test('finds the coefficients of observations without error, whatever the weights', () => {
    fc.assert(
      fc.property(
        fc.tuple(moderate, moderate, moderate),
        fc.array(weight, { minLength: 5, maxLength: 5 }),
        (coefficients, weights) => {
          const design = [-2, -1, 0, 1, 2].map((x) => [1, x, x * x]);
          const observations = design.map((row) => dot(row, coefficients));
          coefficientRows(design, weights).forEach((row, p) => {
            expect(dot(row, observations)).toBeCloseTo(coefficients[p]!, 6);
          });
        },
      ),
    );
  });

  test('leaves residuals that are orthogonal to every column in the weighted sense', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(moderate, weight), { minLength: 4, maxLength: 8 }), (observed) => {
        const design = observed.map((_, x) => [1, x]);
        const weights = observed.map(([, w]) => w);
        const fit = coefficientRows(design, weights).map((row) =>
          dot(
            row,
            observed.map(([y]) => y),
          ),
        );
        const weighted = observed.map(([y, w], i) => w * (y - dot(design[i]!, fit)));
        expect(
          dot(
            weighted,
            design.map(() => 1),
          ),
        ).toBeCloseTo(0, 6);
        expect(
          dot(
            weighted,
            design.map((row) => row[1]!),
          ),
        ).toBeCloseTo(0, 6);
      }),
    );
  });
});

describe('dot', () => {
  test('sums the products', () => {
    expect(dot([1, 2, 3], [4, -5, 6])).toBe(12);
  });

  test('of nothing is 0', () => {
    expect(dot([], [])).toBe(0);
  });
});

describe('dotSpread', () => {
  test('is the root of the summed squares of the products', () => {
    // 3 x 1, 2 x 2 and 1 x 12: sides of the right angle 3, 4, 12 with the diagonal 13
    expect(dotSpread([3, -2, 1], [1, 2, 12])).toBe(13);
  });

  test('does not let products of opposite sign cancel', () => {
    expect(dotSpread([3, -4], [1, 1])).toBe(5);
  });
});
