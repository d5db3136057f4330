import { curveOf, type Curve } from '../../model/growth';
import { endlessBoundTest } from './endlessGrowth';
import { settlesAt } from './settledGrowth';
import { settlementOf } from './settlement';

const SIZES = [67, 269, 1_074, 4_297, 17_189, 68_755];

describe('code that is quadratic up to some size, as a pattern that looks back over so many letters', () => {
  const upTo =
    (size: number): Curve =>
    (n) =>
      n * (8 + Math.min(n, size));
  const FINE = [64, 256, 1_024, 4_096, 8_192, 16_384, 32_768, 65_536];

  test('does not rise without end at three times that size, nor above', () => {
    for (const size of [64, 256, 1_024, 4_096, 16_384]) {
      for (const sizes of [SIZES, FINE]) {
        expect([size, settlementOf(sizes, sizes.map(upTo(size)), curveOf('n')!, ['above'])]).not.toContain('endless');
      }
    }
  });

  test.each<[string, readonly (readonly [n: number, microseconds: number])[]]>([
    [
      'over half steps, of which the last hardly rises',
      [
        [3, 0.182],
        [14, 1.16],
        [54, 14.2],
        [108, 52.2],
        [217, 208],
        [434, 698],
        [867, 1_710],
      ],
    ],
    [
      'over steps, of which the last rises far less',
      [
        [5, 0.15],
        [19, 1.25],
        [77, 17.6],
        [309, 257],
        [1_235, 1_570],
      ],
    ],
  ])('does not rise without end as it was recorded: %s', (_, recorded) => {
    const sizes = recorded.map(([n]) => n);
    const timesNs = recorded.map(([, microseconds]) => 1_000 * microseconds);
    expect(endlessBoundTest(sizes, curveOf('n')!, 'above')(timesNs, true)).toBe('abstained');
  });

  test('does not rise without end once it is level, although no machine adds so much', () => {
    const sizes = [2, 8, 32, 128, 512, 2_048, 8_192, 32_768];
    const timesNs = sizes.map((n) => n * (1 + Math.min(n, 1_024)));
    expect(endlessBoundTest(sizes, curveOf('n')!, 'above')(timesNs, true)).toBe('abstained');
  });

  test('settles sixteen times above it, however much it rose below', () => {
    for (const sizes of [SIZES, FINE]) {
      for (const size of [64, 1_024, 4_096])
        expect(settlesAt(sizes, sizes.map(upTo(size)), curveOf('n')!, ['above'])).toBe(true);
    }
  });
});
