import type { Curve } from '../../model/growth';
import { bendOf } from './bend';
import { at, linear, quadratic, SIZES, timesLog, TOP } from '../testing/sweep';

describe('bendOf', () => {
  const bend = (truth: Curve): number => bendOf(SIZES, linear, at(SIZES, truth))(at(SIZES, truth)).bend;

  test('is 0 for times that follow the curve, with or without a fixed cost', () => {
    expect(bend(linear) / TOP).toBeCloseTo(0, 10);
    expect(bend((n) => 5 * n + TOP) / TOP).toBeCloseTo(0, 10);
  });

  test('is positive for times that grow faster and negative for times that grow slower', () => {
    expect(bend((n) => n ** 1.1)).toBeGreaterThan(0);
    expect(bend((n) => n ** 0.9)).toBeLessThan(0);
  });

  test('takes a fixed cost that would be negative to be zero', () => {
    // n - 60 is a straight line with a negative fixed cost; without a fixed cost it bends upwards
    expect(bend((n) => n - 60)).toBeGreaterThan(0);
  });

  test('grows in proportion to the times, and so does its spread', () => {
    const measure = bendOf(SIZES, linear, at(SIZES, quadratic));
    const once = measure(at(SIZES, quadratic));
    const thrice = measure(at(SIZES, (n) => 3 * n * n));

    expect(thrice.bend / once.bend).toBeCloseTo(3, 10);
    expect(thrice.spread / once.spread).toBeCloseTo(3, 10);
  });

  test('does not depend on the unit of the curve', () => {
    const inBits = bendOf(SIZES, timesLog, at(SIZES, quadratic))(at(SIZES, quadratic));
    const inNats = bendOf(SIZES, (n) => n * Math.log(n), at(SIZES, quadratic))(at(SIZES, quadratic));

    expect(inNats.bend / inBits.bend).toBeCloseTo(1, 10);
    expect(inNats.spread / inBits.spread).toBeCloseTo(1, 10);
  });

  test('has the spread that independent distortions of single sizes cause', () => {
    // The fixed cost is large, so that a small distortion does not turn its sign
    const times = at(SIZES, (n) => n + TOP);
    const measure = bendOf(SIZES, linear, times);
    const share = 1e-6;
    const bends = SIZES.map((_, i) => measure(times.map((time, j) => (i === j ? time * (1 + share) : time))).bend);

    expect(Math.hypot(...bends) / share / measure(times).spread).toBeCloseTo(1, 4);
  });
});

test('a curve that does not grow bends by the growth of the times alone, whatever their fixed cost', () => {
  const bend = (truth: Curve): number => bendOf(SIZES, () => 1, at(SIZES, truth))(at(SIZES, truth)).bend;
  expect(bend(() => 5)).toBeCloseTo(0, 10);
  expect(bend((n) => 1 + n / TOP)).toBeGreaterThan(0);
});
