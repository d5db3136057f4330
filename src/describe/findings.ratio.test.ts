import type { ComparisonEvidence } from '../claims/comparison/evidence';
import { findingOf } from './kinds';
import { plusMinus, times } from './testing/intervals';

describe('findingOf a ratio', () => {
  test('names the smallest detectable ratio', () => {
    expect(findingOf({ ...ratio, detectableRatio: 0.514 })).toMatch(/; would have caught 1\.95 times as fast$/);
    expect(findingOf({ ...ratio, low: 0.9, high: 1.1, detectableRatio: 1.12 })).toMatch(
      /; would have caught 1\.12 times as long$/,
    );
  });

  const ratio: ComparisonEvidence = {
    kind: 'comparison',
    detectableRatio: undefined,
    arm: 'cached',
    other: 'computed',
    low: undefined,
    high: 1 / 1.05,
    ratios: [
      { n: 10, ratio: plusMinus(0.2, 0.01) },
      { n: 100, ratio: plusMinus(0.5, 0.01) },
      { n: 1_000, ratio: plusMinus(0.25, 0.01) },
    ],
    times,
  };

  test('says how many times as fast the arm is, at the size with the least factor', () => {
    expect(findingOf(ratio)).toBe(
      'cached is 2.00 [1.96, 2.04] times as fast as computed at n = 100, the least factor of 3 sizes',
    );
  });

  test('says the same of a single size', () => {
    expect(findingOf({ ...ratio, ratios: ratio.ratios.slice(0, 1) })).toBe(
      'cached is 5.00 [4.76, 5.26] times as fast as computed at n = 10',
    );
  });

  test('gives the range of the ratios if the arm is slower at any size', () => {
    const ratios = [...ratio.ratios, { n: 10_000, ratio: plusMinus(1.5, 0.1) }];
    expect(findingOf({ ...ratio, ratios })).toBe(
      'cached takes between 0.200 [0.190, 0.210] times as long as computed (at n = 10) and 1.50 [1.40, 1.60] times (at n = 10,000)',
    );
  });

  test('gives the range of the ratios if equality is claimed', () => {
    const low = 1 / 1.1;
    expect(findingOf({ ...ratio, low })).toMatch(/^cached takes between 0\.200 .* and 0\.500 .* times \(at n = 100\)$/);
    expect(findingOf({ ...ratio, low, ratios: ratio.ratios.slice(1, 2) })).toBe(
      'cached takes 0.500 [0.490, 0.510] times as long as computed at n = 100',
    );
  });
});
