import { ComparisonClaim } from '../comparison/comparisonClaim';
import { conclude } from './conclusion';
import { ScalingClaim } from '../scaling/scalingClaim';
import type { Verdict } from '../kinds';

const busyness = { waitingShare: 0, disturbedShare: 0, preemptedShare: 0 };

/** Concludes a claim that an arm is faster, of one that is ten times as slow, after some rounds at the end of the budget. */
function concluded(errorRate: number, rounds: number): Verdict {
  const judge = new ComparisonClaim({ arm: 'a', other: 'b', sizes: [1, 10], high: 1 / 1.05 }).judge(errorRate);
  for (let round = 0; round < rounds; round++) judge.add([10, 100, 1, 10]);
  return conclude(judge, { rounds, measuredNs: 1e6, busyness, endedBy: 'budget', wallNs: 1e9 });
}

test('a growth that a noisy neighbour can mimic is violated after few rounds if they lasted longer than a neighbour stays', () => {
  const sizes = [64, 256, 1024, 4096, 16_384, 65_536];
  const concluding = (measuredNs: number): string => {
    const judge = new ScalingClaim({ arm: 'a', sizes, growth: 'n', atMost: true }).judge(1e-6);
    for (let round = 0; round < 30; round++) judge.add(sizes.map((n) => n ** 1.32));
    return conclude(judge, { rounds: 30, measuredNs, busyness, wallNs: 5e9 }).outcome;
  };
  expect(concluding(0.9e9)).toBe('undecided');
  expect(concluding(1.1e9)).toBe('violated');
});

describe('a ratio that was left open', () => {
  /** Concludes rounds of which every third one is on the other side of the bound, 1.1. */
  const concluding = (ratio: number): Verdict => {
    const judge = new ComparisonClaim({ arm: 'a', other: 'b', sizes: [10], high: 1.1 }).judge(1e-6);
    for (let round = 0; round < 60; round++) judge.add([(round % 3 === 0 ? 1.4 : ratio) * 100, 100]);
    return conclude(judge, { rounds: 60, measuredNs: 1e6, busyness, endedBy: 'budget', budgetNs: 3e9, wallNs: 5e9 });
  };

  test('is near its bound within a twentieth, and otherwise left open by the scatter of the rounds', () => {
    expect(concluding(1.06)).toMatchObject({
      obstacle: { kind: 'near limit', quantity: 'ratio', n: 10, limit: 1.1 },
    });
    expect(concluding(0.98)).toMatchObject({
      reason: 'budget spent',
      obstacle: {
        kind: 'scattered rounds',
        n: 10,
        found: 0.98,
        limit: 1.1,
        rounds: 60,
        budgetNs: 3e9,
        endedBy: 'budget',
      },
    });
  });
});

test('an exponent that was left open is near its bound at any distance', () => {
  const sizes = [64, 256, 1024, 4096, 16_384, 65_536];
  const judge = new ScalingClaim({ arm: 'a', sizes, growth: 'n', atMost: true }).judge(1e-6);
  for (let round = 0; round < 60; round++) judge.add(sizes.map((n) => n ** (round % 2 === 0 ? 1.05 : 1.4)));
  expect(conclude(judge, { rounds: 60, measuredNs: 1e6, busyness, endedBy: 'budget', wallNs: 5e9 })).toMatchObject({
    obstacle: { kind: 'near limit', quantity: 'excess' },
  });
});

test('a ratio of times of zero is not clear of its bound', () => {
  const judge = new ComparisonClaim({ arm: 'a', other: 'b', sizes: [10], high: 1.1 }).judge(1e-6);
  for (let round = 0; round < 60; round++) judge.add([0, 0]);
  const verdict = conclude(judge, { rounds: 60, measuredNs: 1e6, busyness, endedBy: 'budget', wallNs: 5e9 });
  expect(verdict).not.toMatchObject({ obstacle: { kind: 'scattered rounds' } });
});

describe('a budget that ends before unanimous votes could decide', () => {
  test.each([
    [1e-3, 15],
    [1e-6, 26],
    [1e-9, 36],
  ])('leaves too few rounds, at an error rate of %d after %d', (errorRate, rounds) => {
    expect(concluded(errorRate, rounds)).toMatchObject({
      reason: 'budget spent',
      obstacle: { kind: 'too few rounds', rounds, needed: rounds + 1, endedBy: 'budget' },
    });
    expect(concluded(errorRate, rounds + 1).outcome).toBe('violated');
  });
});

test.each([
  ['the budget', undefined, 'budget'],
  ['the time of the test', 'test timeout', 'test timeout'],
] as const)('no round at all is too few rounds, ended by %s', (_, endedBy, named) => {
  const judge = new ComparisonClaim({ arm: 'a', other: 'b', sizes: [10], high: 1.1 }).judge(1e-6);
  expect(conclude(judge, { rounds: 0, measuredNs: 0, busyness, endedBy, wallNs: 2e9 })).toEqual({
    outcome: 'undecided',
    reason: named === 'budget' ? 'budget spent' : 'test timeout',
    obstacle: { kind: 'too few rounds', rounds: 0, roundNs: 2e9, endedBy: named, needed: 26, batch: undefined },
  });
});

test('a system that does not tell how long a process waited is busy by its control batches alone', () => {
  const judge = new ComparisonClaim({ arm: 'a', other: 'b', sizes: [10], high: 1.1 }).judge(1e-6);
  judge.add([100, 100]);
  const concluding = (disturbedShare: number): Verdict =>
    conclude(judge, { rounds: 1, measuredNs: 1e6, busyness: { disturbedShare, preemptedShare: 0 }, wallNs: 2e9 });
  expect(concluding(0.2)).toMatchObject({ reason: 'busy' });
  expect(concluding(0.05)).not.toMatchObject({ reason: 'busy' });
});

test('waiting that was taken off the times makes no claim busy', () => {
  const judge = new ComparisonClaim({ arm: 'a', other: 'b', sizes: [10], high: 1.1 }).judge(1e-6);
  judge.add([100, 100]);
  const reasonAfter = (freedShare: number): Verdict =>
    conclude(judge, {
      rounds: 1,
      measuredNs: 1e6,
      busyness: { ...busyness, waitingShare: 0.5, freedShare },
      wallNs: 2e9,
    });
  expect(reasonAfter(0.4)).toMatchObject({ reason: 'busy' });
  expect(reasonAfter(0.48)).not.toMatchObject({ reason: 'busy' });
});
