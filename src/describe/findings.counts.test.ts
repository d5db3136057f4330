import type { CountedConstantEvidence, CountedScalingEvidence, ExactCountEvidence } from '../claims/counts/evidence';
import { findingOf } from './kinds';

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
