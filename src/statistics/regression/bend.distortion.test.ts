import fc from 'fast-check';
import { DISTORTION, toleratedDistortion } from './bend';
import { linear, quadratic } from '../testing/sweep';

/** Returns sizes that grow by the same factor each time. */
function geometric(bottom: number, span: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => bottom * span ** (i / (count - 1)));
}

describe('toleratedDistortion', () => {
  // Reference values by span: the column of n^1.5 is the default claim of n with a margin of a quarter
  test.each([
    ['2, 4, 8', [2, 4, 8], 0.012],
    ['x16', geometric(1000, 16, 5), 0.049],
    ['x64', geometric(256, 64, 6), 0.103],
    ['x256', geometric(256, 256, 6), 0.151],
    ['x1024', geometric(64, 1024, 6), 0.203],
  ])('over %s is its reference value, within 0.6 percentage points', (_, sizes, distortion) => {
    expect(Math.abs(toleratedDistortion(sizes, linear, 0.25) - distortion)).toBeLessThan(0.006);
  });

  test('is under the allowed distortion if the largest size is 8 times the smallest, and over it at 64 times', () => {
    expect(toleratedDistortion(geometric(64, 8, 5), linear, 0.25)).toBeLessThan(DISTORTION);
    expect(toleratedDistortion(geometric(64, 64, 5), linear, 0.25)).toBeGreaterThan(DISTORTION);
  });

  test('grows with the span and with the margin', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100 }),
        fc.double({ min: 4, max: 1000, noNaN: true }),
        fc.double({ min: 0.1, max: 0.3, noNaN: true }),
        (bottom, span, margin) => {
          const tolerated = toleratedDistortion(geometric(bottom, span, 6), linear, margin);
          expect(toleratedDistortion(geometric(bottom, 2 * span, 6), linear, margin)).toBeGreaterThan(tolerated);
          expect(toleratedDistortion(geometric(bottom, span, 6), linear, 1.5 * margin)).toBeGreaterThan(tolerated);
        },
      ),
    );
  });

  test('of a power of n does not depend on the unit of n', () => {
    expect(toleratedDistortion(geometric(1000, 64, 6), quadratic, 0.25)).toBeCloseTo(
      toleratedDistortion(geometric(3, 64, 6), quadratic, 0.25),
      10,
    );
  });
});
