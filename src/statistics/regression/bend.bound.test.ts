import fc from 'fast-check';
import type { Curve } from '../../model/growth';
import { bendBoundTest, DISTORTION } from './bend';
import { at, linear, SIZES, TOP } from '../testing/sweep';

describe('bendBoundTest', () => {
  const vote = (truth: Curve, excess: number, direction: 'above' | 'below'): string =>
    bendBoundTest(SIZES, linear, excess, direction, at(SIZES, truth))(at(SIZES, truth));

  test('rejects an upper bound for clearly faster growth, and accepts it for clearly slower growth', () => {
    expect(vote((n) => n ** 1.5, 0.25, 'above')).toBe('rejected');
    expect(vote(linear, 0.25, 'above')).toBe('accepted');
  });

  test('rejects a lower bound for clearly slower growth, and accepts it for clearly faster growth', () => {
    expect(vote(Math.sqrt, -0.25, 'below')).toBe('rejected');
    expect(vote(linear, -0.25, 'below')).toBe('accepted');
  });

  test.each(['above', 'below'] as const)('abstains at the bound itself, %s', (direction) => {
    const excess = direction === 'above' ? 0.25 : -0.25;

    expect(vote((n) => n ** (1 + excess), excess, direction)).toBe('abstained');
  });

  test('guards a rejection more than an acceptance', () => {
    // The distance from 0.25, up and down, at which votes no longer abstain, in hundredths of an exponent
    const distance = (sign: 1 | -1): number => {
      for (let step = 1; step < 100; step++) {
        if (vote((n) => n ** (1.25 + (sign * step) / 100), 0.25, 'above') !== 'abstained') return step;
      }
      return Infinity;
    };

    expect(distance(-1)).toBeLessThan(distance(1));
    expect(distance(1)).toBeLessThan(25);
  });

  test('never rejects a margin of a quarter for linear times with distortions of up to 5 %', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -DISTORTION, max: DISTORTION, noNaN: true }), { minLength: 6, maxLength: 6 }),
        fc.double({ min: 0, max: TOP / 10, noNaN: true }),
        (distortions, fixedCost) => {
          const times = SIZES.map((n, i) => (fixedCost + n) * Math.exp(distortions[i]!));
          expect(bendBoundTest(SIZES, linear, 0.25, 'above', times)(times)).not.toBe('rejected');
          expect(bendBoundTest(SIZES, linear, -0.25, 'below', times)(times)).not.toBe('rejected');
        },
      ),
    );
  });

  test('gives the same vote for times in another unit', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-6, max: 1e6, noNaN: true }),
        fc.double({ min: 0.2, max: 2.2, noNaN: true }),
        (unit, exponent) => {
          const times = at(SIZES, (n) => n ** exponent);
          const inUnit = times.map((time) => time * unit);
          expect(bendBoundTest(SIZES, linear, 0.25, 'above', inUnit)(inUnit)).toBe(
            bendBoundTest(SIZES, linear, 0.25, 'above', times)(times),
          );
        },
      ),
    );
  });
});
