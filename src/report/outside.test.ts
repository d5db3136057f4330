import type { Plot } from '../evidence/plot';
import { isOutside, outsideText } from './outside';

const exact = (x: number) => ({ x, y: { estimate: 1, low: 1, high: 1 } });
const x: Plot['x'] = { label: 'n', quantity: 'size', scale: 'log' };
const series = ['a', 'b'].map((name) => ({ name, points: [10, 100, 1_000].map(exact) }));
const places = (name: string, ...of: number[]) => of.map((place) => ({ name, x: place }));

describe('outsideText', () => {
  test.each<[string, Plot['outside'], string]>([
    ['nothing where no point is', [], ''],
    ['from where on all are', places('a', 100, 1_000), 'outside of what the claim allows: from n = 100 on'],
    [
      'each where others lie between or behind',
      places('a', 10, 1_000),
      'outside of what the claim allows: at n = 10, 1,000',
    ],
    ['a single one by itself', places('a', 1_000), 'outside of what the claim allows: at n = 1,000'],
  ])('says %s', (_, outside, text) => {
    expect(outsideText({ outside, series: series.slice(0, 1), x })).toBe(text);
  });

  test('names the arms where there are several', () => {
    const outside = [...places('a', 10), ...places('b', 100, 1_000)];
    expect(outsideText({ outside, series, x })).toBe(
      'outside of what the claim allows: a at n = 10; b from n = 100 on',
    );
  });
});

test('a point is outside by itself, whatever another arm does at its place', () => {
  const outside = places('a', 10);
  expect(isOutside({ outside }, 'a', 10)).toBe(true);
  expect(isOutside({ outside }, 'b', 10)).toBe(false);
  expect(isOutside({ outside }, 'a', 100)).toBe(false);
});
