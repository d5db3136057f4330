import type { SlopeEvidence } from '../claims/slope/evidence';
import type { ScalingEvidence } from '../claims/scaling/evidence';
import type { ComparisonEvidence } from '../claims/comparison/evidence';
import type { OverheadEvidence } from '../claims/overhead/evidence';
import type { CountedConstantEvidence, CountedScalingEvidence, ExactCountEvidence } from '../claims/counts/evidence';
import type { ConstantEvidence } from '../claims/constant/evidence';
import type { Interval } from '../model/interval';
import { findingOf } from './kinds';

/** An estimate with an interval of so much to either side. */
const about = (estimate: number, spread: number): Interval => ({
  estimate,
  low: estimate - spread,
  high: estimate + spread,
});
const times = [
  { arm: 'nested', n: 64, timeNs: about(1_000, 10) },
  { arm: 'nested', n: 65_536, timeNs: about(1_000_000, 10) },
];

describe('findingOf a constant', () => {
  const constant: ConstantEvidence = {
    kind: 'constant',
    arm: 'get',
    factor: 1.5,
    bottom: [64, 256],
    detectableExponent: undefined,
    changes: [64, 256, 1_024, 4_096, 16_384, 65_536].map((n, i) => ({
      n,
      ratio: about([1, 1, 1.2, 0.9, 1, 1.1][i]!, 0.01),
    })),
    times,
  };

  test('compares the time at the top with that at the bottom, and names the sizes that differ most', () => {
    expect(findingOf(constant)).toBe(
      'get takes 1.10 [1.09, 1.11] times as long at n = 65,536 as at n = 64 and 256, 0.900 [0.890, 0.910] times at n = 4,096, 1.20 [1.19, 1.21] times at n = 1,024',
    );
  });

  test('names the smallest detectable growth', () => {
    expect(findingOf({ ...constant, detectableExponent: 0.0712 })).toMatch(/; would have caught n\^0\.07$/);
  });

  test('says why a chosen sweep is narrow', () => {
    expect(findingOf({ ...constant, narrow: { from: 2, to: 100, timeNs: 12.3e6 } })).toMatch(
      / times at n = 1,024; over n = 2 to 100 only \(x50\): a call takes 12\.3 ms there$/,
    );
  });
});

describe('findingOf scaling', () => {
  const scaling: ScalingEvidence = {
    kind: 'scaling',
    arm: 'nested',
    growth: 'n',
    atMost: false,
    margin: 0.25,
    notLike: undefined,
    excess: about(0.02, 0.05),
    tail: { from: 16_384, to: 65_536, exponent: about(1.01, 0.02), claimed: 1 },
    tooSlow: ['1', 'log n', 'sqrt n'],
    tooFast: ['n^1.5', 'n^2', 'n^3'],
    possible: ['n', 'n log n'],
    detectable: undefined,
    inRangeOnly: false,
    times,
  };

  test('says that times hardly grow, with the smallest detectable growth and the caveat of the fixed cost', () => {
    const flat = [
      { arm: 'nested', n: 64, timeNs: about(1_000, 10) },
      { arm: 'nested', n: 65_536, timeNs: about(1_100, 10) },
    ];
    const detectable = { excess: 0.32, share: undefined };
    expect(findingOf({ ...scaling, times: flat, detectable, inRangeOnly: true })).toBe(
      'nested hardly grows over n = 64 to 65,536: 1.00 µs [0.990, 1.01] at the bottom, 1.10 µs [1.09, 1.11] at the top; would have caught n^1.32; bounded in this range only: a fixed cost hides what lies beyond',
    );
  });

  test('gives the growth over the sweep and at its end, and the growths that these exclude', () => {
    expect(findingOf(scaling)).toMatchInlineSnapshot(
      `"nested grows as n^1.02 [0.97, 1.07] over n = 64 to 65,536, and as n^1.01 [0.99, 1.03] from 16,384 to 65,536; excludes sqrt n and below, n^1.5 and above; does not exclude n log n"`,
    );
  });

  test('names the smallest detectable violation if the claim holds', () => {
    expect(findingOf({ ...scaling, detectable: { excess: 0.314, share: 0.4567 } })).toMatch(
      /; would have caught n\^1\.31, or n\^2\.00 in 45\.7 % of the time at n = 65,536$/,
    );
    expect(findingOf({ ...scaling, detectable: { excess: 0.314, share: undefined } })).toMatch(
      /; would have caught n\^1\.31$/,
    );
    expect(findingOf({ ...scaling, growth: 'n log n', detectable: { excess: 0.3, share: undefined } })).toMatch(
      /; would have caught n log n times n\^0\.30$/,
    );
    expect(findingOf({ ...scaling, detectable: { excess: undefined, share: undefined } })).not.toContain('caught');
  });

  test('says why a chosen sweep is narrow', () => {
    const narrow = { from: 3, to: 150, timeNs: 0.9123e6 };
    expect(findingOf({ ...scaling, narrow })).toMatch(
      /; does not exclude n log n; over n = 3 to 150 only \(x50\): a call takes 912 µs there$/,
    );
  });

  test.each([
    ['1', 'nested grows as n^0.02 [-0.03, 0.07]'],
    ['sqrt n', 'nested grows as n^0.52 [0.47, 0.57]'],
    ['n^2', 'nested grows as n^2.02 [1.97, 2.07]'],
    ['n^1.5', 'nested grows as n^1.52 [1.47, 1.57]'],
    ['log n', 'nested grows as log n times n^0.02 [-0.03, 0.07]'],
    ['n log n', 'nested grows as n log n times n^0.02 [-0.03, 0.07]'],
  ] as const)('gives the exponent of n itself if %s has one', (growth, words) => {
    expect(findingOf({ ...scaling, growth })).toContain(words);
  });

  test('says that it excludes no growth', () => {
    const finding = findingOf({ ...scaling, tooSlow: [], tooFast: [], possible: ['n', 'n log n', 'n^2'] });
    expect(finding).toMatch(/; excludes none of the standard growths$/);
  });

  test('names the nearest growths that it excludes, and none beyond these', () => {
    expect(findingOf({ ...scaling, tooSlow: ['1'], tooFast: ['n^3'] })).toContain('; excludes 1, n^3; ');
    expect(findingOf({ ...scaling, tooSlow: [], tooFast: ['n^2', 'n^3'] })).toContain('; excludes n^2 and above; ');
  });

  test('says that the claim holds in the measured range only', () => {
    expect(findingOf({ ...scaling, inRangeOnly: true })).toMatch(
      /; bounded in this range only: a fixed cost hides what lies beyond$/,
    );
  });
});

describe('findingOf overhead', () => {
  const overhead: OverheadEvidence = {
    kind: 'overhead',
    arm: 'nested',
    over: 'flat',
    factor: 1.5,
    differences: [
      { n: 2, differenceNs: about(5_000, 100) },
      { n: 4, differenceNs: about(9_999, 1) },
      { n: 8, differenceNs: about(6_000, 100) },
    ],
    change: about(1.2, 0.03),
    unitNs: about(900, 10),
    units: about(6.1, 0.2),
    detectableChange: undefined,
    times,
  };

  test('gives the overhead at both ends, its change, and its price in units of n', () => {
    expect(findingOf(overhead)).toMatchInlineSnapshot(
      `"nested costs 5.00 µs [4.90, 5.10] more than flat at n = 2 and 6.00 µs [5.90, 6.10] more at n = 8, a factor of 1.20 [1.17, 1.23]; that is the price of 6.10 [5.90, 6.30] more n in flat, each of which costs 900 ns [890, 910]"`,
    );
  });

  test('names the smallest detectable change if the claim holds', () => {
    expect(findingOf({ ...overhead, detectableChange: 1.789 })).toMatch(
      /, each of which costs 900 ns \[890, 910\]; would have caught a factor of 1\.79$/,
    );
    expect(findingOf(overhead)).not.toContain('caught');
  });
});

describe('findingOf slope', () => {
  const slope: SlopeEvidence = {
    kind: 'slope',
    arm: 'nested',
    other: 'flat',
    within: 0.15,
    excess: about(0.03, 0.01),
    detectableExcess: undefined,
    differences: [
      { n: 2, differenceNs: about(5_000, 100) },
      { n: 540, differenceNs: about(6_000, 100) },
    ],
    times,
  };

  test('says how much more one more n costs', () => {
    expect(findingOf(slope)).toMatchInlineSnapshot(
      `"one more n costs 3.00 % [2.00 %, 4.00 %] more in nested than in flat; nested costs 5.00 µs [4.90, 5.10] more at n = 2 and 6.00 µs [5.90, 6.10] more at n = 540"`,
    );
  });

  test('says how much less, with the ends of the interval in order', () => {
    expect(findingOf({ ...slope, excess: about(-0.03, 0.01) })).toContain(
      'one more n costs 3.00 % [2.00 %, 4.00 %] less in nested than in flat',
    );
  });

  test('names the smallest detectable excess if the claim holds', () => {
    expect(findingOf({ ...slope, detectableExcess: 0.2346 })).toMatch(
      / more at n = 540; would have caught a slope of 23\.5 % more$/,
    );
    expect(findingOf(slope)).not.toContain('caught');
  });
});

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
      { n: 10, ratio: about(0.2, 0.01) },
      { n: 100, ratio: about(0.5, 0.01) },
      { n: 1_000, ratio: about(0.25, 0.01) },
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
    const ratios = [...ratio.ratios, { n: 10_000, ratio: about(1.5, 0.1) }];
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

describe('findingOf a count', () => {
  const row = (n: number, claimed: number, ...counted: number[]) => ({ n, claimed, counted });
  const counts = (...rows: ExactCountEvidence['rows']): ExactCountEvidence => ({
    kind: 'exact count',
    arm: 'timers',
    metric: 'loopTurns',
    rows,
  });

  test('gives the counts', () => {
    expect(findingOf(counts(row(1, 1, 1, 1), row(1_000, 1_000, 1_000, 1_000)))).toBe(
      'timers takes exactly 1, 1,000 turns of the event loop at n = 1, 1,000',
    );
  });

  test('gives only the counts that differ from the claimed ones, if there are any', () => {
    expect(findingOf(counts(row(1, 1, 1, 1), row(2, 3, 2, 2), row(5, 6, 5, 7)))).toBe(
      'timers takes 2, 5 or 7 turns of the event loop at n = 2, 5, where 3, 6 were claimed',
    );
  });
});

describe('findingOf counts that grow', () => {
  const rows = [1, 4, 16].map((n) => ({ n, counted: [2 * n, 2 * n, 2 * n] }));
  const growth: CountedScalingEvidence = {
    kind: 'counted scaling',
    arm: 'read',
    metric: 'promises',
    growth: 'n',
    atMost: false,
    notLike: undefined,
    margin: 0.25,
    excess: 0.004,
    tooSlow: ['1', 'log n'],
    tooFast: ['n^2', 'n^3'],
    possible: ['n', 'n log n'],
    rows,
  };
  const constant: CountedConstantEvidence = {
    kind: 'counted constant',
    arm: 'read',
    metric: 'loopTurns',
    factor: 2,
    rows,
  };
  const same = [1, 4, 16].map((n) => ({ n, counted: [7, 7, 7] }));

  test('gives the growth, the counts at both ends, and the growths that these exclude', () => {
    expect(findingOf(growth)).toBe(
      'the promises of read grow as n^1.00 over n = 1 to 16, from 2 to 32; excludes log n and below, n^2 and above; does not exclude n log n',
    );
    expect(findingOf({ ...growth, growth: 'n log n' })).toContain(' grow as n log n times n^0.00 over ');
  });

  test('says that all counts are the same', () => {
    expect(findingOf({ ...growth, rows: same })).toBe('read makes 7 promises at every n from 1 to 16');
    expect(findingOf({ ...constant, rows: same })).toBe('read takes 7 turns of the event loop at every n from 1 to 16');
  });

  test('names the size whose counts differ most from those at the smallest size', () => {
    const odd = [...rows, { n: 64, counted: [9, 9, 10] }];
    expect(findingOf({ ...constant, rows: odd })).toBe(
      'read takes 2 turns of the event loop at n = 1 and 32 at n = 16',
    );
    expect(findingOf({ ...constant, rows: odd.slice(3).concat(same[0]!) })).toBe(
      'read takes 9 or 10 turns of the event loop at n = 64 and 7 at n = 1',
    );
  });
});
