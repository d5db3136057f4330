import type { ConstantEvidence } from '../claims/constant/evidence';
import type { ScalingEvidence } from '../claims/scaling/evidence';
import { cautionOf, estimateOf, findingOf } from './kinds';
import { plusMinus, times } from './testing/intervals';

describe('findingOf a constant', () => {
  const constant: ConstantEvidence = {
    kind: 'constant',
    arm: 'get',
    factor: 1.5,
    bottom: [64, 256],
    detectableExponent: undefined,
    changes: [64, 256, 1_024, 4_096, 16_384, 65_536].map((n, i) => ({
      n,
      ratio: plusMinus([1, 1, 1.2, 0.9, 1, 1.1][i]!, 0.01),
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
    excess: plusMinus(0.02, 0.05),
    tail: { from: 16_384, to: 65_536, exponent: plusMinus(1.01, 0.02), claimed: 1 },
    tooSlow: ['1', 'log n', 'sqrt n'],
    tooFast: ['n^1.5', 'n^2', 'n^3'],
    possible: ['n', 'n log n'],
    detectable: undefined,
    inRangeOnly: false,
    times,
  };

  test('says that times hardly grow, with the smallest detectable growth and the caveat of the fixed cost', () => {
    const flat = [
      { arm: 'nested', n: 64, timeNs: plusMinus(1_000, 10) },
      { arm: 'nested', n: 65_536, timeNs: plusMinus(1_100, 10) },
    ];
    const detectable = { excess: 0.32, share: undefined };
    expect(findingOf({ ...scaling, times: flat, detectable, inRangeOnly: true })).toBe(
      'nested hardly grows over n = 64 to 65,536: 1.00 µs [0.990, 1.01] at the bottom, 1.10 µs [1.09, 1.11] at the top; would have caught n^1.32; bounded in this range only: a fixed cost hides what lies beyond',
    );
  });

  test('gives the growth over the sweep and at its end, and the growths that these rule out', () => {
    expect(findingOf(scaling)).toMatchInlineSnapshot(
      `"nested grows as n^1.02 [0.97, 1.07] over n = 64 to 65,536, and as n^1.01 [0.99, 1.03] from 16,384 to 65,536; consistent with n, n log n; rules out sqrt n and below, n^1.5 and above"`,
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
      /; rules out sqrt n and below, n\^1\.5 and above; over n = 3 to 150 only \(x50\): a call takes 912 µs there$/,
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

  test('says that it rules out no growth', () => {
    const finding = findingOf({ ...scaling, tooSlow: [], tooFast: [], possible: ['n', 'n log n', 'n^2'] });
    expect(finding).toMatch(/; rules out none of the standard growths$/);
  });

  test('names the nearest growths that it rules out, and none beyond these', () => {
    expect(findingOf({ ...scaling, tooSlow: ['1'], tooFast: ['n^3'] })).toContain('; rules out 1, n^3');
    expect(findingOf({ ...scaling, tooSlow: [], tooFast: ['n^2', 'n^3'] })).toContain('; rules out n^2 and above');
  });

  test('says that the claim holds in the measured range only', () => {
    expect(findingOf({ ...scaling, inRangeOnly: true })).toMatch(
      /; bounded in this range only: a fixed cost hides what lies beyond$/,
    );
  });

  describe('over chosen sizes', () => {
    const price: NonNullable<ScalingEvidence['price']> = {
      from: 4_096,
      settlement: 'settled',
      cheapestAt: 256,
      rise: { estimate: 4.4123, low: 4.2, high: 4.6 },
      below: { from: 64, exponent: plusMinus(1.03, 0.02) },
    };
    const settled: ScalingEvidence = { ...scaling, atMost: true, price };
    const priced = (more: Partial<typeof price>): string => findingOf({ ...settled, price: { ...price, ...more } });

    test('says why they go on beyond those of the test, if they do', () => {
      expect(findingOf({ ...settled, given: { from: 64, to: 4_096 } })).toContain(
        '; over the sizes of the test, n = 64 to 4,096, a cache or the garbage collector adds time, and larger sizes show that this ends;',
      );
      expect(findingOf(settled)).not.toContain('sizes of the test');
    });

    test('says from where on it grows so, what came below, and what a unit costs there', () => {
      expect(findingOf(settled)).toMatchInlineSnapshot(
        `"nested grows as n^1.02 [0.97, 1.07] from n = 4,096 to 65,536; below, from n = 64 on, n^1.03 [1.01, 1.05]; a unit of n costs 4.41 [4.20, 4.60] times as much at n = 65,536 as at n = 256, which caches and garbage explain; consistent with n, n log n; rules out sqrt n and below, n^1.5 and above"`,
      );
    });

    test('says nothing of a unit that costs the same, nor of sizes below if all were judged', () => {
      expect(priced({ rise: plusMinus(1.2, 0.1) })).not.toContain('costs');
      expect(priced({ below: undefined })).not.toContain('; below, ');
    });

    test('names a step in which most of it came', () => {
      const step = { from: 1_024, to: 4_096, factor: plusMinus(3.13, 0.02) };
      expect(priced({ step })).toContain(
        ' as at n = 256, 3.13 [3.11, 3.15] times of that in one step from n = 1,024 to 4,096, which caches',
      );
    });

    test('says of a growth that exceeds the claim, and holds, that one jump makes it', () => {
      const step = { from: 16_384, to: 65_536, factor: plusMinus(12, 0.2) };
      const jumping = { ...settled, excess: plusMinus(0.9, 0.05), price: { ...price, step } };
      expect(findingOf(jumping)).toContain(
        'nested grows as n^1.90 [1.85, 1.95] from n = 4,096 to 65,536, by one jump; ',
      );
      expect(estimateOf(jumping)).toBe('n^1.90 [1.85, 1.95] by a jump');
      const below = { ...jumping, price: { ...price, step: { ...step, from: 256, to: 1_024 } } };
      expect(estimateOf(below)).toBe('n^1.90 [1.85, 1.95]');
      expect(estimateOf({ ...jumping, price: { ...jumping.price, settlement: 'endless' } })).not.toContain('jump');
    });

    test.each([
      [4, 'settled', 'which caches and garbage explain'],
      [20, 'settled', 'more than caches and garbage usually add, as large blocks of memory may, but it has settled'],
      [4, 'endless', 'and rises on: caches and garbage do not explain that'],
      [20, 'unsettled', 'and has not settled'],
    ] as const)('says of a unit that costs %s times as much and is %s: %s', (rise, settlement, words) => {
      expect(priced({ rise: plusMinus(rise, 0.1), settlement })).toContain(`as at n = 256, ${words}; `);
    });

    test.each([
      ['endless', 'and falls on: a fixed cost does not explain that'],
      ['settled', 'which a fixed cost may explain'],
    ] as const)('says of a cost that falls, if the claim limits that and it is %s: %s', (settlement, words) => {
      const fall = { since: 64, factor: plusMinus(0.02, 0.001) };
      expect(priced({ fall, settlement })).toContain(
        `; a unit of n costs 0.0200 [0.0190, 0.0210] times as much at n = 65,536 as at n = 64, ${words}; `,
      );
    });

    test('speaks of calls if they are to take constant time', () => {
      const constant: ScalingEvidence = { ...settled, growth: '1', excess: plusMinus(0.1, 0.05) };
      expect(findingOf(constant)).toContain(
        '; a call takes 4.41 [4.20, 4.60] times as long at n = 65,536 as at n = 256, ',
      );
    });

    test('tells growths that are like the measured one from those that the samples leave open', () => {
      const possible = ['n log n', 'n^1.5', 'n^2'] as const;
      const endless = { ...settled, tooSlow: ['sqrt n', 'n'], tooFast: ['n^3'], possible } as const;
      expect(findingOf({ ...endless, consistent: ['n^1.5'] })).toMatch(
        /; consistent with n\^1\.5; rules out n and below, n\^3; leaves n log n, n\^2 open$/,
      );
      expect(findingOf({ ...endless, consistent: [] })).toMatch(
        /; rules out n and below, n\^3; leaves n log n, n\^1\.5, n\^2 open$/,
      );
    });

    describe('of time that does not depend on n', () => {
      const flat: ScalingEvidence = {
        ...settled,
        flat: true,
        times: [64, 65_536].map((n) => ({ arm: 'nested', n, timeNs: plusMinus(1_000, 10) })),
      };
      const question = 'does nested use its n?';

      test('says so, and asks whether the code uses n', () => {
        expect(findingOf({ ...flat, atMost: false })).toMatchInlineSnapshot(
          `"the time of nested does not depend on n over n = 64 to 65,536: 1.00 µs [0.990, 1.01] at the bottom, 1.00 µs [0.990, 1.01] at the top; does nested use its n?"`,
        );
        expect(estimateOf(flat)).toBe('does not depend on n');
      });

      test('says that a claim of "at most" holds by nothing else, also as a caution beside the verdict', () => {
        const only = `the claim holds only because time does not depend on n: ${question}`;
        expect(findingOf(flat)).toMatch(new RegExp(`; ${only.replace('?', '\\?')}$`));
        expect(findingOf({ ...flat, detectable: { excess: 0.4, share: undefined } })).toMatch(/ use its n\?$/);
        expect(cautionOf({ outcome: 'holds', evidence: flat })).toBe(only);
        expect(cautionOf({ outcome: 'violated', evidence: flat })).toBeUndefined();
        expect(cautionOf({ outcome: 'holds', evidence: settled })).toBeUndefined();
      });

      test.each(['1', 'log n'] as const)('asks nothing if the claim is at most %s: it is fine then', (growth) => {
        expect(findingOf({ ...flat, growth })).not.toContain('?');
        expect(cautionOf({ outcome: 'holds', evidence: { ...flat, growth } })).toBeUndefined();
      });

      test('asks about long calls too, which could hide work on n', () => {
        const slow = findingOf({ ...flat, flat: false });
        expect(slow).toMatch(/^nested hardly grows over /);
        expect(slow).toContain(question);
        expect(slow).not.toContain('holds only');
      });

      test('is not that of a binary search, whose growth is worth a figure', () => {
        const search = [64, 65_536].map((n) => ({ arm: 'nested', n, timeNs: plusMinus(100 * Math.log2(n) ** 0.4, 1) }));
        const finding = findingOf({ ...flat, flat: false, times: search });
        expect(finding).toMatch(/^nested grows as /);
        expect(finding).not.toContain('?');
      });
    });
  });
});
