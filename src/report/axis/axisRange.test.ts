import type { Plot } from '../../describe/plot/plot';
import { scaleOf, xRange, yRange } from './axisRange';

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
