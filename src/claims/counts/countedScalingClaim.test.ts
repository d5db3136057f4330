import fc from 'fast-check';
import type { Obstacle } from '../../model/obstacle';
import { CountedConstantClaim } from './countedConstantClaim';
import { CountedScalingClaim, type CountedScalingOptions } from './countedScalingClaim';
import type { ArmCounts, Count } from '../../model/metric';
import type { CountedScalingEvidence } from './evidence';
import type { Growth } from '../../model/growth';
import type { Verdict } from '../kinds';

const SIZES = [1, 4, 16, 64, 256];

const counts = (count: (n: number) => number, sizes: readonly number[] = SIZES): Count[] =>
  sizes.map((n) => ({ n, counted: [count(n), count(n), count(n)] }));

const ofWork = (counted: readonly Count[]): ArmCounts[] => [{ arm: 'work', counts: counted }];

function claimOf(options: Partial<CountedScalingOptions> = {}): CountedScalingClaim {
  return new CountedScalingClaim({ sizes: SIZES, metric: 'promises', growth: 'n', atMost: false, ...options });
}

function judged(count: (n: number) => number, options: Partial<CountedScalingOptions> = {}): Verdict {
  return claimOf(options).judge(ofWork(counts(count, options.sizes)));
}

function stated(verdict: Verdict): string {
  return verdict.outcome === 'undecided' ? (verdict as { obstacle: Obstacle }).obstacle.kind : verdict.outcome;
}

describe('growth that is counted', () => {
  test.each<[string, Growth, string, string, (n: number) => number]>([
    ['n', 'n', 'holds', 'holds', (n) => n],
    ['2 n + 1', 'n', 'holds', 'holds', (n) => 2 * n + 1],
    ['n - 1', 'n', 'holds', 'holds', (n) => n - 1],
    ['n with a fixed part of the top', 'n', 'holds', 'holds', (n) => 256 + n],
    ['a constant, and two more at the top', 'n^2', 'fixed cost', 'holds', (n) => 512 + (n > 100 ? 2 : 0)],
    ['n log n', 'n log n', 'holds', 'holds', (n) => Math.round(n * Math.log2(n + 1))],
    ['n^2', 'n', 'violated', 'violated', (n) => n * n],
    ['pairs of n', 'n^2', 'holds', 'holds', (n) => (n * (n - 1)) / 2],
    ['sqrt n', 'n', 'violated', 'holds', Math.sqrt],
    ['log n, in whole numbers', 'log n', 'holds', 'holds', (n) => 1 + Math.floor(Math.log2(n))],
    ['a constant', 'n', 'violated', 'holds', () => 5],
    ['nothing', 'n', 'violated', 'holds', () => 0],
    ['n^1.25', 'n', 'violated', 'violated', (n) => Math.round(1_000 * n ** 1.25)],
    ['n log n', 'n', 'violated', 'violated', (n) => Math.round(n * Math.log2(n + 1))],
    ['n as n log n', 'n log n', 'violated', 'holds', (n) => n],
    ['a merge sort', 'n log n', 'holds', 'holds', (n) => Math.round(n * Math.log2(n) - n + 1)],
    ['triples of n', 'n^2', 'violated', 'violated', (n) => (n * (n - 1) * (n - 2)) / 6],
    ['n, then n^2 from the middle on', 'n', 'violated', 'violated', (n) => (n > 16 ? (n * n) / 16 : n)],
    ['n, but no more from the last size but one on', 'n', 'bent tail', 'holds', (n) => Math.min(n, 64)],
    ['n, but 2.2 n at the top', 'n', 'bent tail', 'bent tail', (n) => (n === 256 ? Math.round(2.2 * n) : n)],
  ])('of %s as %s: %s, at most so: %s', (_, growth, asSo, atMostSo, count) => {
    expect(stated(judged(count, { growth }))).toBe(asSo);
    expect(stated(judged(count, { growth, atMost: true }))).toBe(atMostSo);
  });

  test.each<[string, Growth, string, string, (n: number) => number]>([
    ['n, uneven by 6 %', 'n', 'holds', 'holds', (n) => Math.round(100 * n * (1 + 0.06 * Math.sin(7 * n)))],
    ['n, uneven by 6 %', 'n^2', 'violated', 'holds', (n) => Math.round(100 * n * (1 + 0.06 * Math.sin(7 * n)))],
    ['n and a tenth of it like n^2 at the top', 'n', 'violated', 'violated', (n) => Math.round(n + (n * n) / 40_960)],
    ['n and twenty times as much as its root', 'n', 'holds', 'holds', (n) => n + Math.round(20 * Math.sqrt(n))],
    ['n log n and twenty n', 'n', 'violated', 'violated', (n) => Math.round(n * Math.log2(n) + 20 * n)],
  ])('over sizes twice apart, of %s as %s: %s, at most so: %s', (_, growth, asSo, atMostSo, count) => {
    const sizes = [16, 32, 64, 128, 256, 512, 1_024, 2_048, 4_096];
    expect(stated(judged(count, { growth, sizes }))).toBe(asSo);
    expect(stated(judged(count, { growth, sizes, atMost: true }))).toBe(atMostSo);
  });

  test('at most like a constant allows a constant, and nothing that grows', () => {
    const constant = { growth: '1', atMost: true } as const;
    expect(judged(() => 7, constant).outcome).toBe('holds');
    expect(judged((n) => Math.round(1_000 * n ** 0.1), constant).outcome).toBe('violated');
    expect(judged((n) => n, constant).outcome).toBe('violated');
  });

  test('is distinguished from another over sizes 256 times apart', () => {
    const fine = { notLike: 'n log n', sizes: [16, 64, 256, 1_024, 4_096] } as const;
    expect(claimOf(fine).unanswerable).toBeUndefined();
    expect(judged((n) => 3 * n, fine).outcome).toBe('holds');
    expect(judged((n) => Math.round(n * Math.log2(n)), fine).outcome).toBe('violated');
  });

  test('is unanswerable over sizes that are too close together, and names the metric', () => {
    expect(claimOf({ sizes: [4, 5, 6] }).unanswerable).toMatchObject({ kind: 'narrow sweep', metric: 'promises' });
    expect(claimOf({ sizes: [4, 8, 16, 32] }).unanswerable).toBeUndefined();
  });

  test('is undecided if repetitions differ by over 1 %, and the obstacle names them', () => {
    const found = (odd: number): Verdict =>
      claimOf().judge(ofWork([...counts((n) => 100 * n).slice(0, 4), { n: 256, counted: [25_600, odd, 25_600] }]));
    expect(found(25_800).outcome).toBe('holds');
    expect(found(25_900)).toMatchObject({
      outcome: 'undecided',
      reason: 'counts vary',
      obstacle: { kind: 'unsteady counts', n: 256, counted: [25_600, 25_900, 25_600] },
    });
  });

  test('has an exponent, excludes growths, and keeps the counts', () => {
    const { evidence } = judged((n) => 2 * n + 1) as { evidence: CountedScalingEvidence };
    expect(evidence).toMatchObject({ kind: 'counted scaling', arm: 'work', metric: 'promises', growth: 'n' });
    expect(evidence.excess).toBeCloseTo(0, 2);
    expect(evidence.tooSlow).toContain('sqrt n');
    expect(evidence.possible).toContain('n');
    expect(evidence.tooFast).toEqual(['n log n', 'n^1.5', 'n^2', 'n^3']);
    expect(evidence.rows.map(({ counted }) => counted[0])).toEqual([3, 9, 33, 129, 513]);
  });

  test('excludes all growths but a constant if counts do not grow at all', () => {
    const { evidence } = judged(() => 3) as { evidence: CountedScalingEvidence };
    expect(evidence.possible).toEqual(['1']);
    expect(evidence.tooSlow).toEqual([]);
  });

  test('does not depend on the unit of counts, nor turn into its opposite by a fixed part', () => {
    const whole = fc.integer({ min: 1, max: 1_000 });
    fc.assert(
      fc.property(fc.double({ min: 0.5, max: 2, noNaN: true }), whole, whole, (power, factor, fixed) => {
        const count = (n: number): number => Math.round(1_000 * n ** power);
        const plain = judged(count).outcome;
        expect(judged((n) => factor * count(n)).outcome).toBe(plain);
        expect([plain, judged((n) => fixed + count(n)).outcome].sort()).not.toEqual(['holds', 'violated']);
      }),
      { numRuns: 100, seed: 8 },
    );
  });
});

describe('a constant that is counted', () => {
  const outcomeOf = (factor: number, count: (n: number) => number): string =>
    new CountedConstantClaim({ metric: 'loopTurns', factor }).judge(ofWork(counts(count))).outcome;

  test.each<[string, string, (n: number) => number]>([
    ['the same everywhere', 'holds', () => 7],
    ['nothing anywhere', 'holds', () => 0],
    ['half as many again at one size, the factor itself', 'holds', (n) => (n === 16 ? 6 : 4)],
    ['one more than that', 'violated', (n) => (n === 16 ? 7 : 4)],
    ['fewer by more than the factor', 'violated', (n) => (n === 256 ? 2 : 4)],
    ['some, but none at the smallest size', 'violated', (n) => n - 1],
  ])('within 1.5x, of %s: %s', (_, outcome, count) => {
    expect(outcomeOf(1.5, count)).toBe(outcome);
  });

  test('takes the factor of its options', () => {
    expect(outcomeOf(300, (n) => n)).toBe('holds');
    expect(outcomeOf(250, (n) => n)).toBe('violated');
  });

  test('is undecided if repetitions differ', () => {
    const claim = new CountedConstantClaim({ metric: 'loopTurns', factor: 1.5 });
    expect(claim.judge(ofWork([{ n: 1, counted: [3, 4, 3] }]))).toMatchObject({
      obstacle: { kind: 'unsteady counts', n: 1 },
    });
  });
});
