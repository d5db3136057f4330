import type { Verdict } from '../../model/verdict';
import { logBounds, verdictAgainstBase, type RatioBounds } from './baselineClaim';
import type { BaselineEvidence } from './evidence';

/** Judges the ratios of the times, now / before: a list for each size, one a pair of processes. */
function judged(bounds: RatioBounds, ratios: Readonly<Record<number, readonly number[]>>): Verdict<BaselineEvidence> {
  const times = Object.entries(ratios).map(([n, values]) => ({
    n: Number(n),
    outcome: 'open' as const,
    change: { low: 0, estimate: 0, high: 0 },
    values: values.map(Math.log),
  }));
  const workload = { test: 't', ordinal: 1, arm: 'a', sizes: times.map(({ n }) => n), isOpen: false, times };
  return verdictAgainstBase({ kind: 'baseline', arm: 'a', base: 'main', ...bounds, workload });
}

const around = (ratio: number): number[] => [0.999, 1, 1.001, 1, 1].map((noise) => ratio * noise);

describe('the ratio of times, now / before', () => {
  test.each<[string, Verdict['outcome'], RatioBounds, number, number]>([
    ['is within both bounds at every size', 'holds', { low: 0.9, high: 1.1 }, 1, 1.05],
    ['is over the upper bound at one size', 'violated', { low: 0.9, high: 1.1 }, 1, 1.2],
    ['is under the lower bound at one size', 'violated', { low: 0.9, high: 1.1 }, 0.8, 1],
    ['has no lower bound', 'holds', { high: 1.1 }, 0.1, 1],
    ['has no upper bound', 'holds', { low: 0.9 }, 1, 10],
  ])('%s: %s', (_, outcome, bounds, small, large) => {
    expect(judged(bounds, { 10: around(small), 100: around(large) }).outcome).toBe(outcome);
  });

  test.each<[string, RatioBounds, number, { found: number; limit: number }]>([
    ['the upper bound', { low: 0.5, high: 1.1 }, 1.1, { found: 1.1, limit: 1.1 }],
    ['the lower bound', { low: 0.9, high: 2 }, 0.9, { found: 0.9, limit: 0.9 }],
    ['the only bound', { high: 1.1 }, 1.1, { found: 1.1, limit: 1.1 }],
  ])('that is too close to %s is undecided, by the size that comes nearest', (_, bounds, ratio, { found, limit }) => {
    expect(judged(bounds, { 10: around(1), 100: around(ratio) })).toMatchObject({
      outcome: 'undecided',
      obstacle: { kind: 'near limit', quantity: 'ratio', n: 100, found: expect.closeTo(found, 2) as number, limit },
    });
  });

  test('names the worst of several sizes that are too close', () => {
    const open = judged({ high: 1.1 }, { 10: around(1.1), 100: around(1.101), 1000: around(1.0995) });
    expect(open).toMatchObject({ outcome: 'undecided', obstacle: { n: 100 } });
  });
});

test('an arm that was not compared is undecided, with the reason', () => {
  const workload = { test: 't', ordinal: 1, arm: 'a', sizes: [], isOpen: true, notCompared: 'it throws' };
  expect(verdictAgainstBase({ kind: 'baseline', arm: 'a', base: 'main', high: 1, workload })).toMatchObject({
    outcome: 'undecided',
    obstacle: { kind: 'not at base', arm: 'a', because: 'it throws' },
  });
});

test('logBounds returns the logarithm of each bound, and none for none', () => {
  expect(logBounds({ low: 1, high: Math.E })).toEqual({ low: 0, high: 1 });
  expect(logBounds({})).toEqual({ low: undefined, high: undefined });
});
