import type {
  CountedConstantEvidence,
  CountedScalingEvidence,
  ExactCountEvidence,
  PricedStepsEvidence,
} from '../claims/counts/evidence';
import { pricedSteps } from '../claims/counts/pricedSteps';
import { estimateOf, findingOf } from './kinds';
import { about } from './testing/evidence';

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

  test('gives the growth, the counts at both ends, and the growths that these rule out', () => {
    expect(findingOf(growth)).toBe(
      'the promises of read grow as n^1.00 over n = 1 to 16, from 2 to 32; consistent with n, n log n; rules out log n and below, n^2 and above',
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

describe('findingOf steps that decided what time left open', () => {
  const sizes = [64, 256, 1_024, 4_096];
  const priced = (
    steps: (n: number) => number,
    timeNs: (n: number) => number,
    more: Partial<PricedStepsEvidence> = {},
  ): PricedStepsEvidence => {
    const rows = sizes.map((n) => ({ n, counted: [steps(n)], timeNs: about(timeNs(n), 0.01) }));
    const claim = { arm: 'fill', growth: 'n', atMost: true, margin: 0.25, unbounded: [], isLinear: false } as const;
    return pricedSteps({ ...claim, ...more, rows });
  };

  test('gives how they grow, that nothing else works, and what a unit costs at the top', () => {
    expect(
      findingOf(
        priced(
          (n) => 2 * n + 1,
          (n) => 10 * n * (n > 256 ? 3 : 1),
        ),
      ),
    ).toBe(
      'time leaves it open, so that steps decide: those of fill grow as n^1.00 over n = 64 to 4,096, from 129 to 8,193; it calls no native code that works on more for larger n; a unit of n costs 3.00 [2.94, 3.06] times as much at n = 4,096 as at n = 64, which caches and garbage explain',
    );
  });

  test('says only how they grow if they violate the claim', () => {
    const square = priced(
      (n) => n ** 2,
      (n) => n ** 1.3,
      { unbounded: ['list.sort'] },
    );
    expect(findingOf(square)).toBe(
      'time leaves it open, so that steps decide: those of fill grow as n^2.00 over n = 64 to 4,096, from 4,096 to 16,777,216',
    );
  });

  test('names the native code that takes the time if that violates the claim', () => {
    const native = priced(
      (n) => n,
      (n) => n ** 1.6,
      { unbounded: ['list.includes', 'text.slice'], nativeRise: true },
    );
    expect(findingOf(native)).toBe(
      'time leaves it open, so that steps and what they call decide: those of fill grow as n^1.00 over n = 64 to 4,096, from 64 to 4,096; it calls native code that may work on more than all of n, or does so more often for larger n: list.includes, text.slice; a unit of n costs 12.1 [11.9, 12.4] times as much at n = 4,096 as at n = 64, more, at the top, than caches and garbage add to calls of that length',
    );
    expect(estimateOf(native)).toBe('12.1x [11.9, 12.4] a unit of n');
  });

  test('says that native code takes the time where the steps are always as many', () => {
    const native = priced(
      () => 3,
      (n) => n * (n > 256 ? 2 : 1),
      { isLinear: true },
    );
    expect(findingOf(native)).toBe(
      'time leaves it open, so that steps decide: fill takes 3 steps at every n from 64 to 4,096; the native code that it calls works through its elements as often at every n; a unit of n costs 2.00 [1.96, 2.04] times as much at n = 4,096 as at n = 64, which caches and garbage explain',
    );
    expect(estimateOf(native)).toBe('steps: the same');
  });
});
