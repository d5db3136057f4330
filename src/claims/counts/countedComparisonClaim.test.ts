import { CountedComparisonClaim } from './countedComparisonClaim';
import type { CountedComparisonOptions } from './evidence';
import type { ArmCounts } from '../../model/metric';
import type { CountedComparisonEvidence } from './evidence';
import type { Verdict } from '../kinds';

const SIZES = [1, 4, 16];
type Stated = Omit<CountedComparisonOptions, 'metric'>;

/** Judges two arms by the counts of each repetition, size by size. */
function judged(stated: Stated, a: readonly (readonly number[])[], b: readonly (readonly number[])[]): Verdict {
  const [first, second] = Object.entries({ a, b }).map(([arm, counts]): ArmCounts => ({
    arm,
    counts: counts.map((counted, i) => ({ n: SIZES[i]!, counted })),
  }));
  return new CountedComparisonClaim({ metric: 'steps', ...stated }).judge([first!, second!]);
}

const steady = (counts: readonly number[]): number[][] => counts.map((count) => [count, count, count]);

/** Returns the outcome for arms that count the same at every size. */
const outcomeOf = (stated: Stated, a: number, b: number): string => {
  const [first, second] = [a, b].map((count) => steady(SIZES.map(() => count)));
  return judged(stated, first!, second!).outcome;
};

describe('a ratio of counts', () => {
  // In floating point 10 / 13 is more than 1 / 1.3, and 10 / 23 is less than 1 / 2.3.
  test.each<[string, string, Stated, number, number]>([
    ['at most 1 / 1.3, of 10 to 13', 'holds', { high: 1 / 1.3 }, 10, 13],
    ['at most 1 / 1.3, of 11 to 13', 'violated', { high: 1 / 1.3 }, 11, 13],
    ['at most 1 / 1.3, of a millionth more', 'violated', { high: 1 / 1.3 }, 1_000_001, 1_300_000],
    ['at least 1 / 2.3, of 10 to 23', 'holds', { low: 1 / 2.3 }, 10, 23],
    ['at least 1 / 2.3, of 9 to 23', 'violated', { low: 1 / 2.3 }, 9, 23],
    ['at least 1 / 2.3, of a millionth less', 'violated', { low: 1 / 2.3 }, 999_999, 2_300_000],
  ])('%s: %s', (_, outcome, stated, a, b) => {
    expect(outcomeOf(stated, a, b)).toBe(outcome);
  });

  test('is 1 if neither arm counts anything', () => {
    const within10 = { low: 1 / 1.1, high: 1.1 };
    expect(outcomeOf(within10, 0, 0)).toBe('holds');
    expect(outcomeOf({ high: 0.9 }, 0, 0)).toBe('violated');
    expect(outcomeOf({ low: 1.1 }, 0, 0)).toBe('violated');
    expect(outcomeOf(within10, 1, 0)).toBe('violated');
    expect(outcomeOf(within10, 0, 1)).toBe('violated');
  });

  test('must be within its bounds at every size', () => {
    const over = (a: readonly number[]): string => judged({ high: 1 }, steady(a), steady([4, 8, 16])).outcome;
    expect(over([4, 8, 16])).toBe('holds');
    expect(over([5, 8, 16])).toBe('violated');
    expect(over([4, 8, 17])).toBe('violated');
  });

  test.each<[string, number, readonly number[], string]>([
    ['holds if fewer are counted at that size and above', 4, [9, 3, 3], 'holds'],
    ['is violated if fewer are counted only later', 4, [9, 4, 3], 'violated'],
    ['is violated if as many are counted again', 4, [9, 3, 16], 'violated'],
    ['holds if fewer are counted before that too', 16, [0, 3, 3], 'holds'],
  ])('from a size on %s', (_, before, a, outcome) => {
    expect(judged({ before }, steady(a), steady([1, 4, 16])).outcome).toBe(outcome);
  });

  const crossingOf = (a: readonly number[], b: readonly number[]): unknown => {
    const { evidence } = judged({ before: 4 }, steady(a), steady(b)) as { evidence: CountedComparisonEvidence };
    return evidence.crossing;
  };

  test('crosses at the next size if the other arm counts nothing at the one before', () => {
    expect(crossingOf([5, 1, 1], [0, 4, 16])).toEqual({ kind: 'crosses', n: { estimate: 4, low: 4, high: 4 } });
  });

  test('crosses between two sizes, exactly', () => {
    // 4 to 1 and 1 to 4: half-way from 1 to 4, by ratio
    const about2 = expect.closeTo(2, 10) as number;
    expect(crossingOf([4, 1, 1], [1, 4, 16])).toEqual({
      kind: 'crosses',
      n: { estimate: about2, low: about2, high: about2 },
    });
  });

  test.each<[string, number[][], number[][]]>([
    [
      'the first arm',
      [
        [9, 9, 9],
        [9, 12, 9],
        [9, 9, 9],
      ],
      steady([9, 9, 9]),
    ],
    [
      'the second',
      steady([9, 9, 9]),
      [
        [9, 9, 9],
        [9, 12, 9],
        [9, 9, 9],
      ],
    ],
  ])('is undecided if the repetitions of %s differ, however far from its bound', (_, a, b) => {
    for (const stated of [{ high: 100 }, { low: 100 }, { before: 4 }]) {
      expect(judged(stated, a, b)).toMatchObject({
        outcome: 'undecided',
        reason: 'counts vary',
        obstacle: { kind: 'unsteady counts', n: 4, counted: [9, 12, 9] },
      });
    }
  });
});
