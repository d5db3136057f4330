import fc from 'fast-check';
import {
  bendOf,
  bendBoundTest,
  DISTORTION,
  excessExponent,
  excessNear,
  excessSpread,
  toleratedDistortion,
} from './bend';
import type { Curve } from '../../model/growth';

const SIZES = [64, 256, 1024, 4096, 16_384, 65_536];
const TOP = 65_536;

const linear: Curve = (n) => n;
const quadratic: Curve = (n) => n * n;
const timesLog: Curve = (n) => n * Math.log2(n);
const at = (sizes: readonly number[], curve: Curve): number[] => sizes.map(curve);

/** Returns sizes that grow by the same factor each time. */
function geometric(bottom: number, span: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => bottom * span ** (i / (count - 1)));
}

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

test('a curve that does not grow bends by the growth of the times alone, whatever their fixed cost', () => {
  const bend = (truth: Curve): number => bendOf(SIZES, () => 1, at(SIZES, truth))(at(SIZES, truth)).bend;
  expect(bend(() => 5)).toBeCloseTo(0, 10);
  expect(bend((n) => 1 + n / TOP)).toBeGreaterThan(0);
});
