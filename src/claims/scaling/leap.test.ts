import fc from 'fast-check';
import { curveOf, type Curve, type Growth } from '../../model/growth';
import { clearlyEndlessBoundTest, endlessBoundTest } from './endlessGrowth';
import { settlementOf } from './settlement';

const SIZES = [65, 258, 1_032, 4_129, 8_259, 16_517, 33_035];
const [, , , , , HALF, TOP] = SIZES as [number, number, number, number, number, number, number];
const isViolated = (truth: Curve, growth: Growth = 'n'): boolean =>
  endlessBoundTest(SIZES, curveOf(growth)!, 'above')(SIZES.map(truth), true) === 'rejected';
/** Linear code that leaps between two sizes, and rises on above it by a power of n. */
const leaping =
  (factor: number, power: number): Curve =>
  (n) =>
    n < HALF ? n : n * (factor / (TOP / HALF) ** power) * (n / HALF) ** power;

describe('a leap of the price', () => {
  test('violates if it is more than machines add and the price rises on above it', () => {
    expect(isViolated(leaping(50, 0.8))).toBe(true);
    expect(settlementOf(SIZES, SIZES.map(leaping(52, 0.95)), curveOf('n')!, ['above'])).toBe('endless');
  });

  test('does not if it made nearly all of the rise and the price rises on by less than a power, as after large blocks', () => {
    expect(isViolated(leaping(120, 0.7))).toBe(false);
    const risingBefore: Curve = (n) => leaping(50, 0.7)(n) * n ** 0.3;
    expect(isViolated(risingBefore)).toBe(true);
  });

  test('does not if a machine may have added it', () => {
    expect(isViolated(leaping(32, 0.8))).toBe(false);
  });

  test('does not if the price is level above it, however large it is up to what no machine adds', () => {
    expect(isViolated(leaping(50, 0))).toBe(false);
    expect(isViolated(leaping(200, 0.45))).toBe(false);
  });

  test('does not if it comes in the last half step, where nothing shows what comes after', () => {
    expect(isViolated((n) => (n < TOP ? n : 100 * n))).toBe(false);
  });

  test('is clear, so that nine rounds show it, half as much again above the limit', () => {
    const isClear = (factor: number): boolean =>
      clearlyEndlessBoundTest(SIZES, curveOf('n')!, 'above')(SIZES.map(leaping(factor, 0.95))) === 'rejected';
    expect(isClear(50)).toBe(false);
    expect(isClear(60)).toBe(true);
  });

  test('of a machine violates nowhere: up to 28 in code that rises by n^0.45 above it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<Growth>('n', 'n log n', 'n^2'),
        fc.double({ min: 1, max: 28, noNaN: true }),
        fc.double({ min: SIZES[2]!, max: TOP, noNaN: true }),
        (growth, factor, at) => {
          const above = (n: number): number => (n > at ? factor * Math.min(2, n / at) ** 0.45 : 1);
          expect(isViolated((n) => above(n) * curveOf(growth)!(n), growth)).toBe(false);
        },
      ),
    );
  });
});
