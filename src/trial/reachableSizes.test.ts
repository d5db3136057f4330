import type { Obstacle } from '../model/obstacle';
import type { Evidence, Verdict } from '../claims/kinds';
import type { CollectionRecord } from '../claims/samples';
import { affordableNs, budgetForNs, knownUpTo, settlingNs } from './reachableSizes';
import { AT_ONCE, type TrialResult } from './trial';

const obstacle: Obstacle = { kind: 'too long', arm: 'a', n: 64, timeNs: 1e9, limitNs: 10e9, budgetNs: 2e9, before: [] };
const evidence: Evidence = { kind: 'exact count', arm: 'a', metric: 'loopTurns', rows: [] };
const busyness = { waitingShare: 0.5, disturbedShare: 0, preemptedShare: 0 };
const [first, second, third] = [1, 2, 3].map((seed): CollectionRecord => ({
  statement: { kind: 'constant', options: { arm: 'a', sizes: [4, 16], factor: 1.5 } },
  cells: [],
  seed,
  calls: [],
  rounds: [],
  busyness,
  wallNs: 1e9,
})) as [CollectionRecord, CollectionRecord, CollectionRecord];

/** What three collections over smaller sizes came to, of which the first was set aside. */
const smaller = (verdict: Verdict): TrialResult => ({
  ...AT_ONCE,
  verdict,
  confirmations: 2,
  collections: 2,
  rounds: 26,
  samples: [second, third],
  setAside: [first],
  decidingNs: 7e6,
  freshProcesses: 1,
});

describe('a claim whose larger sizes are out of reach', () => {
  test.each<[string, Verdict]>([
    ['a violation', { outcome: 'violated', evidence }],
    [
      'that the machine was too busy',
      { outcome: 'undecided', reason: 'busy', obstacle: { kind: 'contention', busyness }, evidence },
    ],
  ])('is %s if smaller sizes show that', (_, verdict) => {
    const result = smaller(verdict);
    expect(knownUpTo(result, obstacle)).toEqual(result);
  });

  test.each<[string, Verdict]>([
    ['hold', { outcome: 'holds', evidence }],
    [
      'do not decide',
      { outcome: 'undecided', reason: 'too close', obstacle: { kind: 'no slope', timeGrowth: 1 }, evidence },
    ],
    ['cannot answer', { outcome: 'undecided', reason: 'unanswerable', obstacle: { kind: 'no slope', timeGrowth: 1 } }],
  ])('is unanswerable if smaller sizes %s, with all collections set aside', (_, verdict) => {
    expect(knownUpTo(smaller(verdict), obstacle)).toEqual({
      ...AT_ONCE,
      verdict: { outcome: 'undecided', reason: 'unanswerable', obstacle },
      collections: 0,
      setAside: [first, second, third],
      decidingNs: 7e6,
    });
  });
});

test('a call may take the share of a batch in the stretched budget', () => {
  // 16 budgets of 3 s for 25 rounds of six batches
  expect(affordableNs(3e9, { rounds: 25, cells: 6 })).toBe(320e6);
});

test.each([
  [25, 1],
  [29, 12],
  [1_600, 1],
])('the budget for calls is the one that can afford them, in %d rounds of %d batches', (rounds, cells) => {
  expect(affordableNs(budgetForNs(5e6, { rounds, cells }), { rounds, cells })).toBeCloseTo(5e6, 3);
});

test('sizes at which a growth settles end where 25 rounds take the wall time of the budget, at a millisecond at the least', () => {
  const roundNs = (callNs: number): number => 2 * callNs + 8e6;
  expect(25 * roundNs(settlingNs(1e9))).toBeCloseTo(16e9, 3);
  expect(settlingNs(1e6)).toBe(1e6);
});
