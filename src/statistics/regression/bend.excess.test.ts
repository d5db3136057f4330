import fc from 'fast-check';
import type { Curve } from '../../model/growth';
import { excessExponent, excessNear, excessSpread } from './bend';
import { at, linear, quadratic, SIZES, timesLog, TOP } from '../testing/sweep';

describe('excessExponent', () => {
  // Reference values for a claim of n over 64 to 65,536, found without this code
  test.each<[string, Curve, number]>([
    ['n', linear, 0],
    ['a + n with a = 10 % of the top', (n) => 0.1 * TOP + n, 0],
    ['a + n with a = the top', (n) => TOP + n, 0],
    ['n log n', timesLog, 0.14],
    ['n^1.1', (n) => n ** 1.1, 0.1],
    ['n^1.2', (n) => n ** 1.2, 0.2],
    ['n^1.5', (n) => n ** 1.5, 0.5],
    ['n^2', quadratic, 1],
    ['n, then n^2 from the middle on', (n) => (n <= 2048 ? n : (n * n) / 2048), 0.83],
    ['n with a cache step of 1.5 in the middle', (n) => (n <= 2048 ? n : 1.5 * n), 0.09],
    ['n, then n^2 from the fifth of six sizes on', (n) => (n <= 16_384 ? n : (n * n) / 16_384), 0.1],
    ['n + n^2 with half the top quadratic', (n) => n + (n * n) / TOP, 0.13],
    ['sqrt n', Math.sqrt, -0.5],
  ])('of %s compared with n is its reference value', (_, truth, excess) => {
    expect(Math.abs(excessExponent(SIZES, linear, at(SIZES, truth)) - excess)).toBeLessThan(0.006);
  });

  test('is the difference of the exponents of powers of n, whatever the claim', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1, max: 1.85, noNaN: true }),
        fc.double({ min: 1, max: 2.5, noNaN: true }),
        (claimed, shown) => {
          const excess = excessExponent(
            SIZES,
            (n) => n ** claimed,
            at(SIZES, (n) => n ** shown),
          );
          expect(Math.abs(excess - (shown - claimed))).toBeLessThan(0.001);
        },
      ),
    );
  });

  test('ignores a fixed cost and does not depend on the unit of time', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1.05, max: 2, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 1e-6, max: 1e6, noNaN: true }),
        (exponent, fixedShare, unit) => {
          const times = at(SIZES, (n) => unit * (n ** exponent + fixedShare * TOP ** exponent));
          expect(Math.abs(excessExponent(SIZES, linear, times) - (exponent - 1))).toBeLessThan(0.001);
        },
      ),
    );
  });

  test('stays in the range from -0.9 to 2.5', () => {
    expect(
      excessExponent(
        SIZES,
        linear,
        at(SIZES, (n) => 10 + Math.log2(n)),
      ),
    ).toBe(-0.9);
    expect(
      excessExponent(
        SIZES,
        linear,
        at(SIZES, (n) => n ** 4),
      ),
    ).toBe(2.5);
  });
});

describe('excessNear', () => {
  test('is the excess exponent of times that differ from typical ones by noise, to a hundredth', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.8, max: 2.2, noNaN: true }),
        fc.double({ min: 0, max: 0.3, noNaN: true }),
        fc.array(fc.double({ min: -0.03, max: 0.03, noNaN: true }), { minLength: 6, maxLength: 6 }),
        (power, fixedShare, noise) => {
          const truth = at(SIZES, (n) => fixedShare * 64 ** power + n ** power);
          const excess = excessExponent(SIZES, linear, truth);
          const times = truth.map((time, i) => time * (1 + noise[i]!));
          const near = excessNear(SIZES, linear, { times: truth, excess })(times);
          expect(Math.abs(near - excessExponent(SIZES, linear, times))).toBeLessThan(0.01);
        },
      ),
    );
  });

  test('is the slope of the logarithms if the curve is constant', () => {
    const near = excessNear(SIZES, () => 1, { times: at(SIZES, () => 5), excess: 0 });
    expect(near(at(SIZES, (n) => 3 * n ** 0.4))).toBeCloseTo(0.4, 6);
  });

  test('stays in the range of excess exponents', () => {
    const near = excessNear(SIZES, linear, { times: at(SIZES, linear), excess: 0 });
    expect(near([1, 1, 1, 1, 1, 1e12])).toBe(2.5);
  });
});

describe('excessSpread', () => {
  test('is the spread of the slope of log times, for a curve that does not grow', () => {
    // The slope over six sizes 4-fold apart: 1 / (ln 4 * sqrt(17.5))
    expect(excessSpread(SIZES, () => 1, [5, 5, 5, 5, 5, 5], 0)).toBeCloseTo(1 / (Math.log(4) * Math.sqrt(17.5)), 10);
  });

  test('is larger the more of the time is fixed', () => {
    const [pure, half] = [at(SIZES, linear), at(SIZES, (n) => n + TOP)];
    expect(excessSpread(SIZES, linear, half, 0)).toBeGreaterThan(2 * excessSpread(SIZES, linear, pure, 0));
  });
});
