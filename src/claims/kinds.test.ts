import { CountedComparisonClaim } from './counts/countedComparisonClaim';
import { CountedConstantClaim } from './counts/countedConstantClaim';
import { CountedScalingClaim } from './counts/countedScalingClaim';
import { ExactCountClaim } from './counts/exactCountClaim';
import { SteadyCountsClaim } from './counts/steadyCountsClaim';
import { ComparisonClaim } from './comparison/comparisonClaim';
import { claimOf, judgedByEvidence, type CountedClaim } from './kinds';
import { judged } from './testing/judged';
import type { ArmCounts } from '../model/metric';

const SIZES = [16, 64, 256, 1024];
const metric = 'steps';

/** Counts an arm as a function of the size says, three times the same. */
const counting = (arm: string, count: (n: number) => number): ArmCounts => ({
  arm,
  counts: SIZES.map((n) => ({ n, counted: [count(n), count(n), count(n)] })),
});

const comparison = new ComparisonClaim({ arm: 'a', other: 'b', sizes: [8, 64], high: 3 });

describe('judgedByEvidence', () => {
  const linear = counting('a', (n) => n);
  const double = counting('b', (n) => 2 * n);
  test.each<[string, CountedClaim, readonly ArmCounts[]]>([
    ['an exact count', new ExactCountClaim({ metric, claimed: (n) => n }), [linear]],
    ['another exact count', new ExactCountClaim({ metric, claimed: (n) => n + 1 }), [linear]],
    ['a growth', new CountedScalingClaim({ metric, sizes: SIZES, growth: 'n', atMost: false }), [linear]],
    ['another growth', new CountedScalingClaim({ metric, sizes: SIZES, growth: '1', atMost: true }), [linear]],
    ['a constant', new CountedConstantClaim({ metric, factor: 2 }), [counting('a', () => 3)]],
    ['no constant', new CountedConstantClaim({ metric, factor: 2 }), [linear]],
    ['a ratio', new CountedComparisonClaim({ metric, high: 1 }), [linear, double]],
    ['another ratio', new CountedComparisonClaim({ metric, low: 1 }), [linear, double]],
    ['steady counts', new SteadyCountsClaim(metric), [linear, double]],
  ])('returns the verdict on %s again', (_, claim, counts) => {
    const verdict = claim.judge(counts);
    expect(judgedByEvidence(verdict.evidence!)).toEqual(verdict);
  });

  test('returns nothing for evidence that summarises samples', () => {
    expect(judgedByEvidence(judged(comparison, [2, 2, 1, 1], 10).evidence())).toBeUndefined();
  });
});

describe('claimOf', () => {
  test('makes a claim again that states the same', () => {
    const again = claimOf(comparison.statement);
    expect(again.statement).toEqual(comparison.statement);
    expect(again.cells).toEqual(comparison.cells);
  });

  test('keeps the margin of a growth that names its rival', () => {
    const options = { arm: 'a', sizes: SIZES, growth: 'n', notLike: 'n^2', atMost: true, extensions: 0 } as const;
    const { statement } = claimOf({ kind: 'scaling', options });
    expect(statement.options).toMatchObject({ margin: expect.closeTo(0.5, 6) as number });
    expect(claimOf(statement).statement).toEqual(statement);
  });
});
