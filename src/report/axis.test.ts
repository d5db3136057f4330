import fc from 'fast-check';
import type { Plot } from '../describe/plot/plot';
import { scaleOf, tickLabel, ticks, xRange, yRange } from './axis';

const plot: Plot = {
  x: { label: 'n', quantity: 'size', scale: 'log' },
  y: { label: 'time of a call', quantity: 'duration', scale: 'log' },
  series: [
    {
      name: 'flat',
      points: [
        { x: 10, y: { estimate: 100, low: 80, high: 120 } },
        { x: 1_000, y: { estimate: 1_000, low: 900, high: 2_000 } },
      ],
    },
  ],
  curves: [],
  band: undefined,
  outside: [],
};
const withBand = (high: number): Plot => ({
  ...plot,
  band: {
    name: 'allowed',
    edges: [
      { x: 10, low: undefined, high: 500 },
      { x: 1_000, low: undefined, high },
    ],
  },
});

describe('the ranges of a plot', () => {
  test('contain every interval, and leave some space at both ends', () => {
    expect(yRange(plot).low).toBeCloseTo(80 / 25 ** 0.04, 6);
    expect(yRange(plot).high).toBeCloseTo(2_000 * 25 ** 0.04, 6);
    expect(xRange(plot).low).toBeCloseTo(10 / 100 ** 0.04, 6);
    expect(xRange({ ...plot, x: { ...plot.x, scale: 'linear' } })).toEqual({ low: 10 - 39.6, high: 1_000 + 39.6 });
  });

  test('contain edges of the band that are near the points, and no others', () => {
    expect(yRange(withBand(9_000)).high).toBeGreaterThan(9_000);
    expect(yRange(withBand(1e9))).toEqual(yRange(plot));
  });

  test('have a width even if all figures are the same', () => {
    const one = { ...plot, series: [{ name: 'flat', points: [{ x: 8, y: { estimate: 5, low: 5, high: 5 } }] }] };
    expect(yRange(one)).toEqual({ low: 2.5, high: 10 });
    expect(yRange({ ...one, y: { ...one.y, scale: 'linear' } })).toEqual({ low: 0, high: 10 });
  });
});

test('a logarithmic scale maps 0 to minus infinity', () => {
  const scale = scaleOf({ low: 1, high: 100 }, 'log');
  expect([scale(1), scale(10), scale(100), scale(0)]).toEqual([0, 0.5, 1, -Infinity]);
});

describe('ticks', () => {
  test.each<[string, Parameters<typeof ticks>, number[]]>([
    ['decades', [{ low: 50, high: 2e6 }, 'log', 5], [100, 1_000, 10_000, 100_000, 1e6]],
    ['every second decade if there are many', [{ low: 0.5, high: 2e6 }, 'log', 4], [1, 100, 10_000, 1e6]],
    ['1, 2 and 5 of each decade if these are few', [{ low: 2, high: 340 }, 'log', 8], [2, 5, 10, 20, 50, 100, 200]],
    ['at least two', [{ low: 15, high: 90 }, 'log', 5], [20, 50]],
    ['even steps on a short axis', [{ low: 1.1, high: 1.35 }, 'log', 5], [1.1, 1.15, 1.2, 1.25, 1.3, 1.35]],
    ['even steps across zero', [{ low: -400, high: 1_500 }, 'linear', 5], [0, 500, 1_000, 1_500]],
  ])('are %s', (_, args, expected) => {
    expect(ticks(...args)).toEqual(expected);
  });

  test('lie within the axis in ascending order, at most one more than asked for', () => {
    const end = fc.double({ min: 1e-3, max: 1e12, noNaN: true });
    fc.assert(
      fc.property(
        end,
        fc.double({ min: 1.01, max: 1e6, noNaN: true }),
        fc.constantFrom('log', 'linear'),
        (low, factor, scale) => {
          const high = low * factor;
          const found = ticks({ low, high }, scale, 5);
          expect(found.every((value) => value >= low * (1 - 1e-6) && value <= high * (1 + 1e-6))).toBe(true);
          expect(found).toEqual([...new Set(found)].sort((a, b) => a - b));
          expect(found.length).toBeLessThanOrEqual(6);
        },
      ),
    );
  });
});

describe('tickLabel', () => {
  test('has the unit and format of the quantity', () => {
    expect(tickLabel(1e6, 'duration')).toBe('1 ms');
    expect(tickLabel(0, 'duration')).toBe('0');
    expect(tickLabel(65_536, 'size')).toBe('65,536');
    expect(tickLabel(0.5, 'ratio')).toBe('0.5');
    expect(tickLabel(0.5, 'count')).toBe('0.5');
  });
});
