import fc from 'fast-check';
import { ticks, tickLabel } from './axisTicks';

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
