import type { OverheadEvidence } from '../claims/overhead/evidence';
import type { SlopeEvidence } from '../claims/slope/evidence';
import { findingOf } from './kinds';
import { plusMinus, times } from './testing/intervals';

describe('findingOf overhead', () => {
  const overhead: OverheadEvidence = {
    kind: 'overhead',
    arm: 'nested',
    over: 'flat',
    factor: 1.5,
    differences: [
      { n: 2, differenceNs: plusMinus(5_000, 100) },
      { n: 4, differenceNs: plusMinus(9_999, 1) },
      { n: 8, differenceNs: plusMinus(6_000, 100) },
    ],
    change: plusMinus(1.2, 0.03),
    unitNs: plusMinus(900, 10),
    units: plusMinus(6.1, 0.2),
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
    excess: plusMinus(0.03, 0.01),
    detectableExcess: undefined,
    differences: [
      { n: 2, differenceNs: plusMinus(5_000, 100) },
      { n: 540, differenceNs: plusMinus(6_000, 100) },
    ],
    times,
  };

  test('says how much more one more n costs', () => {
    expect(findingOf(slope)).toMatchInlineSnapshot(
      `"one more n costs 3.00 % [2.00 %, 4.00 %] more in nested than in flat; nested costs 5.00 µs [4.90, 5.10] more at n = 2 and 6.00 µs [5.90, 6.10] more at n = 540"`,
    );
  });

  test('says how much less, with the ends of the interval in order', () => {
    expect(findingOf({ ...slope, excess: plusMinus(-0.03, 0.01) })).toContain(
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
