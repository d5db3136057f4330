import type { Plot } from '../../describe/plot/plot';
import { isOutside, outsideText } from './outsidePoints';

const SIZES = [10, 100, 1_000];
const exact = (x: number) => ({ x, y: { estimate: 1, low: 1, high: 1 } });
const x: Plot['x'] = { label: 'n', quantity: 'size', scale: 'log' };
const series = ['a', 'b'].map((name) => ({ name, points: SIZES.map(exact) }));
const places = (name: string, ...of: number[]) => of.map((place) => ({ name, point: SIZES.indexOf(place), x: place }));

describe('outsideText', () => {
  test.each<[string, Plot['outside'], string]>([
    ['nothing without such points', [], ''],
    [
      'the first place if all points from there on are outside',
      places('a', 100, 1_000),
      'outside of what the claim allows: from n = 100 on',
    ],
    [
      'each place if others lie between them',
      places('a', 10, 1_000),
      'outside of what the claim allows: at n = 10, 1,000',
    ],
    ['a single place', places('a', 1_000), 'outside of what the claim allows: at n = 1,000'],
  ])('returns %s', (_, outside, text) => {
    expect(outsideText({ outside, series: series.slice(0, 1), x })).toBe(text);
  });

  test('names the arms if there are several', () => {
    const outside = [...places('a', 10), ...places('b', 100, 1_000)];
    expect(outsideText({ outside, series, x })).toBe(
      'outside of what the claim allows: a at n = 10; b from n = 100 on',
    );
  });

  test('names each place once and in order if points have the same count', () => {
    const points = [50, 20, 20, 10].map(exact);
    const of = (...those: number[]): string =>
      outsideText({
        outside: those.map((point) => ({ name: 'a', point, x: points[point]!.x })),
        series: [{ name: 'a', points }],
        x: { label: 'turns', quantity: 'count', scale: 'log' },
      });
    expect(of(0, 1)).toBe('outside of what the claim allows: at turns = 20, 50');
    expect(of(0, 1, 2)).toBe('outside of what the claim allows: from turns = 20 on');
  });

  test('begins with another meaning of the mark if one is given', () => {
    expect(outsideText({ outside: places('a', 10), series, x }, 'slower')).toBe('slower: a at n = 10');
  });
});

test('a point is outside independently of others at its place', () => {
  const outside = places('a', 10);
  expect(isOutside({ outside }, 'a', 0)).toBe(true);
  expect(isOutside({ outside }, 'b', 0)).toBe(false);
  expect(isOutside({ outside }, 'a', 1)).toBe(false);
});
