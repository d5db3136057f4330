import fc from 'fast-check';
import { curveOf, type Curve, type Growth } from '../../model/growth';
import { REAL_CURVES, sweepUpTo } from '../testing/everydayCurves';
import type { Settlement } from '../../model/settlement';
import { endlessBoundTest } from './endlessGrowth';
import { jumpsAtTop, settlesAt } from './settledGrowth';
import { settlementOf } from './settlement';

const SIZES = [67, 269, 1_074, 4_297, 17_189, 68_755];
const TOP = SIZES.at(-1)!;
const settlement = (growth: Growth, truth: Curve, directions: ('above' | 'below')[] = ['above']): Settlement =>
  settlementOf(SIZES, SIZES.map(truth), curveOf(growth)!, directions);
const stepAbove =
  (n: number, factor: number): Curve =>
  (size) =>
    size > n ? factor * size : size;

describe('what a price settles to', () => {
  test.each<[string, Growth, Curve, Settlement]>([
    ['n', 'n', (n) => n, 'settled'],
    ['n beside a fixed cost', 'n', (n) => n + 10 * TOP, 'settled'],
    ['n log n', 'n', (n) => n * Math.log2(n), 'settled'],
    ['a step of 13 in the middle', 'n', stepAbove(1_074, 13), 'settled'],
    ['a step of 4 at the top, which may be the first of many', 'n', stepAbove(17_189, 4), 'unsettled'],
    ['a step of 4 one below the top', 'n', stepAbove(4_297, 4), 'unsettled'],
    ['n^1.25', 'n', (n) => n ** 1.25, 'settled'],
    ['n^1.4', 'n', (n) => n ** 1.4, 'unsettled'],
    ['n^1.5', 'n', (n) => n ** 1.5, 'endless'],
    ['n^2', 'n', (n) => n ** 2, 'endless'],
    ['a square that is a sixth of the top', 'n', (n) => n + n ** 2 / (5 * TOP), 'settled'],
    ['a square that is a third of the top', 'n', (n) => n + n ** 2 / (2 * TOP), 'settled'],
    ['a square that is two thirds of the top', 'n', (n) => n + (2 * n ** 2) / TOP, 'unsettled'],
    ['a square that is nearly all', 'n', (n) => n + n ** 2 / 500, 'endless'],
    ['a constant', 'log n', () => 1, 'settled'],
    ['sqrt n', 'log n', Math.sqrt, 'unsettled'],
    ['n', 'log n', (n) => n, 'endless'],
    ['n^3', 'n^2', (n) => n ** 3, 'endless'],
    ['2^n, long before a machine could not add as much', 'n^3', (n) => 2 ** (n / 500), 'endless'],
  ])('as a price that is at most constant: of %s as %s', (_, growth, truth, expected) => {
    expect(settlement(growth, truth)).toBe(expected);
  });

  test.each<[Growth, Curve, Settlement]>([
    ['n', (n) => n, 'settled'],
    ['n', () => 1, 'endless'],
    ['n', Math.sqrt, 'endless'],
    ['n', (n) => n ** 0.7, 'settled'],
    ['n', (n) => n ** 0.6, 'unsettled'],
    ['n^2', (n) => n, 'endless'],
  ])('on both sides: as %s', (growth, truth, expected) => {
    expect(settlement(growth, truth, ['above', 'below'])).toBe(expected);
  });

  test('takes less if larger sizes were tried in vain, but calls of some milliseconds', () => {
    const times = SIZES.map((n) => n * Math.max(1, n / 4_297) ** 0.36);
    const settlementAfter = (unitNs: number, isInVain: boolean): Settlement =>
      settlementOf(
        SIZES,
        times.map((time) => (unitNs * time) / times.at(-1)!),
        curveOf('n')!,
        ['above'],
        isInVain,
      );
    expect(settlementAfter(5e6, false)).toBe('unsettled');
    expect(settlementAfter(5e6, true)).toBe('settled');
    expect(settlementAfter(3e6, true)).toBe('unsettled');
    const flat = SIZES.map((n) => n / 1e3);
    expect(settlementOf(SIZES, flat, curveOf('n')!, ['above'], true)).toBe('unsettled');
  });

  test('takes four sizes', () => {
    const three = SIZES.slice(-3);
    expect(settlementOf(three, three, curveOf('n')!, ['above'])).toBe('unsettled');
  });
});

describe('steps of the machine', () => {
  test('never violate: one of up to 15 anywhere in linear or n log n code', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<Growth>('n', 'n log n'),
        fc.double({ min: 1, max: 15, noNaN: true }),
        fc.double({ min: SIZES[0]!, max: TOP, noNaN: true }),
        (growth, factor, at) => {
          const curve = curveOf(growth)!;
          expect(settlement(growth, (n) => (n > at ? factor : 1) * curve(n))).not.toBe('endless');
        },
      ),
    );
  });

  test('do not hide a whole power: no step makes n^2 hold as n', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1 / 15, max: 15, noNaN: true }),
        fc.double({ min: SIZES[0]!, max: TOP, noNaN: true }),
        (factor, at) => {
          const times = SIZES.map((n) => (n > at ? factor : 1) * n ** 2);
          expect(settlesAt(SIZES, times, curveOf('n')!, ['above'])).toBe(false);
        },
      ),
    );
  });

  test('and times that differ by their unit alone make no difference', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-3, max: 1e6, noNaN: true }), fc.constantFrom(1.5, 2), (unit, power) => {
        expect(settlement('n', (n) => unit * n ** power)).toBe('endless');
      }),
    );
  });
});

describe('one jump of the machine at the top', () => {
  const FINE = [64, 256, 1_024, 4_096, 8_192, 16_384, 32_768, 65_536];
  const holds = (truth: Curve): boolean => settlesAt(FINE, FINE.map(truth), curveOf('n')!, ['above']);

  test.each([4_096, 8_192, 16_384, 32_768])('does not hide that linear code is linear: at n = %i', (at) => {
    expect(holds(stepAbove(at, 7))).toBe(true);
    expect(holds(stepAbove(at, 28))).toBe(true);
  });

  test('is steeper than a power: no part that grows as a power of n passes for one', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 2, max: 4, noNaN: true }),
        fc.double({ min: 0.8, max: 0.999, noNaN: true }),
        (power, share) => {
          const part = share / (1 - share);
          expect(holds((n) => n + part * 65_536 * (n / 65_536) ** power)).toBe(false);
        },
      ),
    );
  });

  test('hides nothing of code that a jump comes on top of', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1, max: 28, noNaN: true }),
        fc.double({ min: 64, max: 65_536, noNaN: true }),
        (factor, at) => {
          expect(holds((n) => (n > at ? factor : 1) * n ** 2)).toBe(false);
        },
      ),
    );
  });
});

describe('a jump in the last half step', () => {
  const FINE = [64, 256, 1_024, 4_096, 8_192, 16_384, 32_768, 65_536];
  const jumps = (truth: Curve): boolean => jumpsAtTop(FINE, FINE.map(truth), curveOf('n')!);

  test('is one after calm steps', () => {
    expect(jumps(stepAbove(32_768, 2.1))).toBe(true);
    expect(jumps(stepAbove(32_768, 1.9))).toBe(false);
    expect(jumps((n) => stepAbove(32_768, 2.1)(n) * n ** 0.4)).toBe(false);
    expect(jumps(stepAbove(16_384, 2.1))).toBe(false);
  });

  test('is none of a part that grows n or n^2 times as fast', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 2, max: 3, noNaN: true }),
        fc.double({ min: 1e-3, max: 1e3, noNaN: true }),
        (power, part) => {
          expect(jumps((n) => n + part * 65_536 * (n / 65_536) ** power)).toBe(false);
        },
      ),
    );
  });
});

test('a jump is one of the machine from n = 50 on, and one of the code between smaller sizes', () => {
  const jumps = (sizes: readonly number[]): boolean =>
    settlesAt(sizes, [...sizes.slice(0, -1), 6 * sizes.at(-1)!], curveOf('n')!, ['above']);
  expect(jumps([100, 200, 400, 800])).toBe(true);
  expect(jumps([1, 2, 4, 8])).toBe(false);
});

test('a vote may miss the limits of half steps, and the shortest times of all rounds may not', () => {
  const sizes = [8, 32, 64, 128, 256, 512];
  const square = sizes.map((n) => (n > 32 ? n ** 2 / 32 : n));
  const scattered = square.map((time, i) => (sizes[i] === 128 ? 1.25 * time : time));
  const bound = endlessBoundTest(sizes, curveOf('n')!, 'above');
  expect(bound(square, true)).toBe('rejected');
  expect(bound(scattered)).toBe('rejected');
  expect(bound(scattered, true)).toBe('abstained');
});

describe('real functions, at every top from a millisecond a call on', () => {
  // `array.shift()` moves all elements from some 16,000 on: a queue by it is called either way, rightly.
  const sweeps = REAL_CURVES.filter(({ name }) => name !== 'shiftQueue').flatMap((curve) =>
    curve.timesNs.flatMap((timeNs, top) =>
      // What a choice of sizes reaches, up to a size that a test names
      top < 6 || timeNs < 1e6 || timeNs > 260e6 || curve.sizes[top]! > 1_100_000
        ? []
        : [false, true].map((isFine) => ({ ...curve, topNs: timeNs, ...sweepUpTo(curve, top, isFine) })),
    ),
  );
  const named = (name: string, growth: string, sizes: readonly number[]): string =>
    `${name} as ${growth} up to ${String(sizes.at(-1))}`;

  test('are some ninety', () => {
    expect(new Set(sweeps.map(({ name }) => name.replace(', other sizes', ''))).size).toBeGreaterThan(85);
  });

  test('do not violate the growth that their code has', () => {
    const wrong = sweeps.flatMap(({ name, growth, sizes, timesNs }) =>
      growth !== undefined && endlessBoundTest(sizes, curveOf(growth)!, 'above')(timesNs, true) === 'rejected'
        ? [named(name, growth, sizes)]
        : [],
    );
    expect(wrong).toEqual([]);
  });

  test('do not end the choice of sizes as one a whole class lower', () => {
    const wrong = sweeps.flatMap(({ name, exceeds, sizes, timesNs }) =>
      exceeds !== undefined && settlementOf(sizes, timesNs, curveOf(exceeds)!, ['above']) === 'settled'
        ? [named(name, exceeds, sizes)]
        : [],
    );
    expect(wrong).toEqual([]);
  });

  test('do not hold as one a whole class lower where calls take 5 ms', () => {
    const wrong = sweeps.flatMap(({ name, exceeds, topNs, sizes, timesNs }) =>
      exceeds !== undefined && topNs > 5e6 && settlesAt(sizes, timesNs, curveOf(exceeds)!, ['above'])
        ? [named(name, exceeds, sizes)]
        : [],
    );
    expect(wrong).toEqual([]);
  });
});
