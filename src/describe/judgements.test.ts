import fc from 'fast-check';
import { changeOf } from '../claims/baseline/change';
import { CountedComparisonClaim } from '../claims/counts/countedComparisonClaim';
import { CountedConstantClaim } from '../claims/counts/countedConstantClaim';
import { CountedScalingClaim } from '../claims/counts/countedScalingClaim';
import { ExactCountClaim } from '../claims/counts/exactCountClaim';
import { SteadyCountsClaim } from '../claims/counts/steadyCountsClaim';
import { claimOf, type Evidence, type Statement } from '../claims/kinds';
import type { Count } from '../model/metric';
import type { Obstacle } from '../model/obstacle';
import { descriptionOf, estimateOf, findingOf, plotOf, smallestDetectableOf } from './kinds';
import { workloadPlot } from './plot/comparisonPlot';
import { evidenceOf } from './testing/evidence';
import { diagnosisOf } from './undecided';

const sizes = [1, 10, 100, 1_000];
const pair = { arm: 'a', other: 'b', sizes };
const arms = [
  { arm: 'a', counts: [0, 10, 100, 1_000] },
  { arm: 'b', counts: [1, 20, 200, 2_000] },
];

/** A claim of each kind that times decide. */
const STATEMENTS: readonly Statement[] = [
  { kind: 'scaling', options: { arm: 'a', sizes, growth: 'n', atMost: false } },
  { kind: 'scaling', options: { arm: 'a', sizes, growth: '1', atMost: true } },
  { kind: 'constant', options: { arm: 'a', sizes, factor: 1.5 } },
  { kind: 'overhead', options: { ...pair, factor: 2 } },
  { kind: 'slope', options: { ...pair, within: 0.15 } },
  { kind: 'added cost', options: { ...pair, atMostNs: 5_000 } },
  { kind: 'comparison', options: { ...pair, high: 0.5 } },
  { kind: 'crossover', options: { ...pair, before: 100 } },
  { kind: 'explanation', options: { metric: 'loopTurns', arms, sizes, within: 0.1 } },
  { kind: 'time budget', options: { arm: 'a', n: 10, limitNs: 1e6, quantile: 0.99 } },
  { kind: 'throughput', options: { arm: 'a', n: 10, perSecond: 1e6 } },
];

/** All words that a report has for some evidence and an obstacle. */
function wordsOf(evidence: Evidence, obstacle?: Obstacle): string {
  const diagnosis = obstacle && diagnosisOf(obstacle);
  plotOf({ outcome: 'violated', evidence });
  const tables = descriptionOf(evidence).tables(evidence).flat();
  return [
    findingOf(evidence),
    estimateOf(evidence),
    smallestDetectableOf(evidence),
    ...tables,
    ...(diagnosis === undefined ? [] : [diagnosis.because, diagnosis.remedy]),
  ].join('\n');
}

/** A value as it comes back from a report. */
function reread<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value)) as Value;
}

/** No word for a number that is not finite. */
const NO_WORD = /NaN|Infinity|∞|null|undefined/;

describe('the judgement of rounds has words', () => {
  /** The words for the judgement of some rounds, now and after a report stored it. */
  function judged(statement: Statement, rounds: readonly (readonly number[])[]): { words: string; later: string } {
    const judge = claimOf(statement).judge(1e-6);
    for (const round of rounds) judge.add(round);
    const [evidence, obstacle] = [judge.evidence(), judge.obstacle()];
    return { words: wordsOf(evidence, obstacle), later: wordsOf(reread(evidence), reread(obstacle)) };
  }
  const cellsOf = (statement: Statement): number => claimOf(statement).cells.length;

  test.each(STATEMENTS)('whatever the times are: $kind', (statement) => {
    const time = fc.double({ min: 100, max: 1e6, noNaN: true });
    const round = fc.array(time, { minLength: cellsOf(statement), maxLength: cellsOf(statement) });
    fc.assert(
      fc.property(fc.array(round, { minLength: 1, maxLength: 9 }), (rounds) => {
        const { words, later } = judged(statement, rounds);
        expect(words).not.toMatch(NO_WORD);
        expect(later).toBe(words);
      }),
      { numRuns: 50 },
    );
  });

  test.each(STATEMENTS)('if all times are the same: $kind', (statement) => {
    for (const rounds of [1, 2, 60]) {
      const round = Array.from({ length: cellsOf(statement) }, () => 1_000);
      const { words, later } = judged(
        statement,
        Array.from({ length: rounds }, () => round),
      );
      expect(words).not.toMatch(NO_WORD);
      expect(later).toBe(words);
    }
  });

  test('of an overhead that is nothing at the bottom', () => {
    const overhead = STATEMENTS.find(({ kind }) => kind === 'overhead')!;
    const { words } = judged(overhead, [[10, 110, 1_010, 10_010, 10, 100, 1_000, 10_000]]);
    expect(words).toContain('more at n = 1,000, with no factor between them');
    expect(words).toContain('\nno factor\n');
  });

  test('of an overhead that is nothing at the bottom in some rounds', () => {
    const overhead = STATEMENTS.find(({ kind }) => kind === 'overhead')!;
    const other = [10, 100, 1_000, 10_000];
    const rounds = [0, 5, 10].map((least) => [10 + least, 110, 1_010, 10_010, ...other]);
    expect(judged(overhead, rounds).words).toContain(', a factor of 2.00 [1.00, unknown]');
  });

  test('of a slope beside an arm that has none', () => {
    const slope = STATEMENTS.find(({ kind }) => kind === 'slope')!;
    const { words } = judged(slope, [[1, 2, 3, 4, 10, 10, 10, 10]]);
    expect(words).toMatch(/^b takes the same time at every n, so that it has no slope to compare with; a costs /);
    expect(words).toContain('\nno slope\n');
  });

  test('of a call that counts nothing, and takes time all the same', () => {
    const explanation = STATEMENTS.find(({ kind }) => kind === 'explanation')!;
    const { words } = judged(explanation, [[1e6, 1, 50, 2_000, 0.01, 4, 150, 5_000]]);
    expect(words).toContain('; a takes time at n = 1, where its count explains none');
    expect(words).toContain('\nunexplained\n');
    expect(words).toMatch(/a, time beyond their price +unexplained/);
  });

  test('of calls that are shorter than a step of the clock', () => {
    const budget = STATEMENTS.find(({ kind }) => kind === 'time budget')!;
    const { words } = judged(budget, [[0], [0], [100]]);
    expect(words).toContain('\n  medians; their 95 % intervals are within ±0 %, but for those of 0');
  });
});

describe('the judgement of counts has words', () => {
  const counts = fc.array(fc.oneof(fc.constant(0), fc.nat(2_000)), { minLength: 4, maxLength: 4 });
  const claims = {
    'exact count': new ExactCountClaim({ metric: 'promises', claimed: (n) => n }),
    'counted scaling': new CountedScalingClaim({ metric: 'promises', sizes, growth: 'n', atMost: false }),
    'counted constant': new CountedConstantClaim({ metric: 'promises', factor: 2 }),
    'counted comparison': new CountedComparisonClaim({ metric: 'promises', high: 0.5 }),
    'counted crossover': new CountedComparisonClaim({ metric: 'promises', before: 100 }),
    'steady counts': new SteadyCountsClaim('promises'),
  };

  test.each(Object.entries(claims))('whatever the counts are: %s', (_, claim) => {
    const rowsOf = (own: readonly number[]): Count[] => sizes.map((n, i) => ({ n, counted: [own[i]!, own[i]!] }));
    fc.assert(
      fc.property(counts, counts, (a, b) => {
        const verdict = claim.judge([
          { arm: 'a', counts: rowsOf(a) },
          { arm: 'b', counts: rowsOf(b) },
        ]);
        const obstacle = verdict.outcome === 'undecided' ? verdict.obstacle : undefined;
        const words = wordsOf(verdict.evidence!, obstacle);
        expect(words).not.toMatch(NO_WORD);
        expect(wordsOf(reread(verdict.evidence!), obstacle && reread(obstacle))).toBe(words);
      }),
    );
  });
});

test('a change that one pair of processes found has no bounds', () => {
  const bounds = { low: -0.05, high: 0.05 };
  const { baseline } = evidenceOf;
  const once = changeOf([0.1], bounds);
  const workload = { ...baseline.workload, time: once, times: [10, 100].map((n) => ({ n, ...once })), growth: once };
  for (const evidence of [{ ...baseline, workload }, reread({ ...baseline, workload })]) {
    expect(findingOf(evidence)).toContain('+10.5 % [unknown, unknown] time over n = 10 to 1,000; ');
    expect(findingOf(evidence)).toContain('is open: by n^+0.10 [unknown, unknown]; 1 pairs of processes');
    expect(plotOf({ outcome: 'holds', evidence })).toBeUndefined();
    expect(workloadPlot(evidence.workload, { named: 'main', within: 1.05 })).toBeUndefined();
  }
});
