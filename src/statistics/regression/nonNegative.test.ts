import fc from 'fast-check';
import { nonNegativeLeastSquares } from './nonNegative';

const design = [1, 2, 4, 8, 16].map((n) => [1, n, n * n]);
const sums = (coefficients: readonly number[]): number[] =>
  design.map((row) => row.reduce((sum, value, j) => sum + value * coefficients[j]!, 0));

describe('nonNegativeLeastSquares', () => {
  test('finds the coefficients of a sum, those that are 0 too', () => {
    const amount = fc.constantFrom(0, 0.5, 3, 40);
    fc.assert(
      fc.property(amount, amount, fc.double({ min: 0.1, max: 9, noNaN: true }), (a, b, c) => {
        const found = nonNegativeLeastSquares(design, sums([a, b, c]));
        [a, b, c].forEach((coefficient, j) => {
          expect(found[j]).toBeCloseTo(coefficient, 5);
        });
      }),
      { numRuns: 100, seed: 3 },
    );
  });

  test('returns 0 for a column that only a negative coefficient would fit', () => {
    const [fixed, growing, squared] = nonNegativeLeastSquares(design, sums([-0.5, 2, 0]));
    expect(fixed).toBe(0);
    expect(growing).toBeGreaterThan(1.5);
    expect(squared).toBeGreaterThanOrEqual(0);
  });

  test('takes errors relative to the scales', () => {
    const rows = [[1], [1]];
    expect(nonNegativeLeastSquares(rows, [1, 3], [1, 1])[0]).toBeCloseTo(2);
    expect(nonNegativeLeastSquares(rows, [1, 3], [1, 1_000])[0]).toBeCloseTo(1, 3);
  });

  test('leaves out a column that depends on another', () => {
    const doubled = design.map(([one, n]) => [one!, n!, 2 * n!]);
    const [fixed, n, twice] = nonNegativeLeastSquares(doubled, sums([1, 6, 0]));
    expect(fixed).toBeCloseTo(1);
    expect(n! + 2 * twice!).toBeCloseTo(6);
  });
});
