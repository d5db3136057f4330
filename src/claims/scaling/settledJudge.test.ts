import type { Curve } from '../../model/growth';
import type { ObstacleOf } from '../../model/obstacle';
import type { JudgeState } from '../core/claim';
import { claimOf, judgedExactly as judged, evidenceOf as evidence } from '../testing/scalingClaims';
import type { ScalingEvidence, ScalingOptions } from './evidence';

const SIZES = [67, 269, 1_074, 4_297, 17_189, 68_755];
const TOP = SIZES.at(-1)!;
const chosen = (options: Partial<ScalingOptions>): Partial<ScalingOptions> => ({
  sizes: SIZES,
  chosen: true,
  ...options,
});
const stateOf = (truth: Curve, options: Partial<ScalingOptions> = {}): JudgeState =>
  judged(truth, chosen(options)).state;
const evidenceOf = (truth: Curve, options: Partial<ScalingOptions> = {}): ScalingEvidence =>
  evidence(truth, chosen({ atMost: true, ...options }));

describe('the verdict over chosen sizes', () => {
  test.each<[string, JudgeState, JudgeState, Curve]>([
    ['n', 'holds', 'holds', (n) => n],
    ['n log n', 'holds', 'holds', (n) => n * Math.log2(n)],
    ['n with a step of 13 in the middle', 'holds', 'holds', (n) => (n > 1_074 ? 13 * n : n)],
    ['n with a step of 4 at the top', 'bent', 'bent', (n) => (n > 17_189 ? 4 * n : n)],
    ['n^1.25', 'holds', 'holds', (n) => n ** 1.25],
    ['n^1.4', 'bent', 'bent', (n) => n ** 1.4],
    ['n^1.5', 'violated', 'violated', (n) => n ** 1.5],
    ['n^2', 'violated', 'violated', (n) => n * n],
    ['n, then n^2 from 1,074 on', 'violated', 'violated', (n) => (n > 1_074 ? (n * n) / 1_074 : n)],
    ['n, then n^2 from 17,189 on', 'bent', 'bent', (n) => (n > 17_189 ? (n * n) / 17_189 : n)],
    ['sqrt n', 'violated', 'holds', (n) => 1_000 * Math.sqrt(n)],
    ['a constant of a microsecond', 'violated', 'holds', () => 1_000],
    ['a constant of ten microseconds, which could hide work on n', 'bent', 'holds', () => 10_000],
    ['a constant too short for work on every n', 'violated', 'holds', () => 10],
  ])('for %s: %s as n, %s at most n', (_, asN, atMostN, truth) => {
    expect(stateOf(truth)).toBe(asN);
    expect(stateOf(truth, { atMost: true })).toBe(atMostN);
  });

  test('takes 14 rounds, 9 if it must be confirmed, where times are clear of all bounds', () => {
    expect(judged((n) => n, chosen({})).rounds).toBe(14);
    expect(judged((n) => n * n, chosen({})).rounds).toBe(9);
    expect(judged((n) => n, chosen({}), true).rounds).toBe(9);
    expect(judged((n) => n * n, chosen({}), true).rounds).toBe(14);
  });

  test('takes 26 rounds or 16 where they are not, and as many to see that larger sizes are needed', () => {
    expect(judged((n) => n ** 1.25, chosen({})).rounds).toBe(26);
    expect(judged((n) => n ** 1.5, chosen({})).rounds).toBe(16);
    expect(judged((n) => n ** 1.25, chosen({}), true).rounds).toBe(16);
    expect(judged((n) => n ** 1.5, chosen({}), true).rounds).toBe(26);
    expect(judged((n) => n ** 1.4, chosen({})).rounds).toBe(26);
  });

  test('takes more rounds where they decide soon, and not where they take too long', () => {
    // Every fourth round is disturbed at the top, so that its vote is lost.
    const disturbed = Array.from({ length: 300 }, (_, round) =>
      SIZES.map((n) => (round % 4 === 0 && n === TOP ? 4 : 1) * n ** 1.25),
    );
    const after = (roundNs: number): { readonly state: JudgeState; readonly rounds: number } => {
      const judge = claimOf(chosen({})).judge(1e-6);
      let rounds = 0;
      for (const times of disturbed) {
        if (judge.state !== 'open') break;
        judge.add(times);
        judge.lasted(++rounds * roundNs);
      }
      return { state: judge.state, rounds };
    };
    expect(after(5e6).state).toBe('holds');
    expect(after(5e6).rounds).toBeGreaterThan(30);
    expect(after(400e6)).toEqual({ state: 'bent', rounds: 26 });
  });

  test('does not take a noisy neighbour of the larger sizes for growth until it must have gone', () => {
    const disturbed = (n: number): number => (n > 4_000 ? 1.4 * n ** 1.4 : n ** 1.4);
    const { state, rounds } = judged(disturbed, chosen({ atMost: true }));
    expect(state).toBe('violated');
    expect(rounds).toBe(100);
    expect(stateOf((n) => n ** 1.4, { atMost: true })).not.toBe('violated');
  });
});

describe('a price that falls', () => {
  test('violates no claim if a fixed cost as large as the rest can be what makes it fall, however large n becomes', () => {
    for (const times of [1, 2, 4, 16]) {
      const sizes = SIZES.map((n) => times * n);
      expect(stateOf((n) => TOP + n, { sizes })).not.toBe('violated');
    }
  });

  test('violates one if no fixed cost can, nor a neighbour of the larger sizes that makes time look concave', () => {
    expect(stateOf((n) => 1_000 + 1_000 * Math.sqrt(n))).toBe('violated');
    const slowed = (n: number): number => (n > 4_000 ? 1.4 : 1) * (10 * TOP + n);
    expect(stateOf((n) => (n === 4_297 ? 1.05 : 1) * slowed(n))).not.toBe('violated');
  });

  test('does not settle by a noisy neighbour of the larger sizes until it must have gone', () => {
    const { state, rounds } = judged((n) => (n > 4_000 ? 1.4 : 1) * 1e4 * n ** 0.58, chosen({}));
    expect(state).toBe('holds');
    expect(rounds).toBe(100);
    expect(stateOf((n) => 1e4 * n ** 0.58)).not.toBe('holds');
  });
});

describe('the evidence over chosen sizes', () => {
  test('is the exponent at the top, and what a unit of the growth costs there', () => {
    const { excess, tail, price } = evidenceOf((n) => (n > 1_074 ? 13 * n : n));
    expect(excess.estimate).toBeCloseTo(0);
    expect(tail).toMatchObject({ from: 17_189, to: TOP, claimed: 1 });
    expect(price).toMatchObject({ from: 4_297, settlement: 'settled', cheapestAt: 67, rise: { estimate: 13 } });
  });

  test('has an interval of the excess that covers a distortion of two sizes', () => {
    const { low, high } = evidenceOf((n) => n).excess;
    expect(high - low).toBeCloseTo((2 * 1.96 * Math.SQRT2 * 0.05) / Math.log(16));
  });

  test('says whether the price settled, changes without end, or neither', () => {
    const settlementOf = (power: number): string => evidenceOf((n) => n ** power).price!.settlement;
    expect([1, 1.4, 2].map(settlementOf)).toEqual(['settled', 'unsettled', 'endless']);
  });

  test('tells growths that are like the measured one from those that are left open', () => {
    expect(evidenceOf((n) => n ** 1.5)).toMatchObject({
      tooSlow: ['1', 'log n', 'sqrt n', 'n'],
      possible: ['n log n', 'n^1.5'],
      consistent: ['n^1.5'],
    });
  });

  test('excludes no growth that a fixed cost may hide', () => {
    const hidden = evidenceOf((n) => 1e6 + n);
    expect(hidden.possible).toContain('n');
    expect(hidden.consistent).not.toContain('n');
    expect(evidenceOf(() => 1_000).tooFast).toContain('n');
    expect(evidenceOf((n) => n ** 1.3).consistent).toContain('n');
  });

  test('says whether time does not depend on n', () => {
    expect(evidenceOf(() => 1_000).flat).toBe(true);
    expect(evidenceOf(Math.log2).flat).toBe(false);
  });

  test('names the growths that are excluded, each with all beyond it', () => {
    expect(evidenceOf((n) => (n * n) / 1_000, { growth: 'n^2' })).toMatchObject({
      tooSlow: ['1', 'log n', 'sqrt n', 'n', 'n log n', 'n^1.5'],
      possible: ['n^2'],
      tooFast: ['n^3'],
    });
  });

  test('names a violation that the same rounds would have shown, and it does violate', () => {
    const { excess, share } = evidenceOf((n) => n).detectable!;
    expect(stateOf((n) => n ** (1 + 1.01 * excess!), { atMost: true })).toBe('violated');
    const part = (1.01 * share!) / (1 - share!);
    expect(stateOf((n) => n + (part * (n * n)) / TOP, { atMost: true })).toBe('violated');
  });
});

describe('a hold', () => {
  test('is tried at larger sizes, and not at smaller ones, if longer calls seemed to exceed the claim', () => {
    const doubted = claimOf(chosen({ atMost: true, doubted: true }));
    const judge = doubted.judge(1e-6);
    const times = SIZES.map((n) => 100 * n);
    for (let round = 0; round < 30; round++) judge.add(times);
    expect([judge.state, judge.wantsLarger]).toEqual(['holds', true]);
    const longer = doubted.extended(times)!;
    expect(longer.options.sizes.at(-1)).toBeGreaterThan(1.9 * TOP);
    const again = longer.judge(1e-6);
    for (let round = 0; round < 30; round++) again.add(longer.options.sizes.map((n) => 100 * n));
    expect([again.state, again.wantsLarger]).toEqual(['holds', false]);
  });

  const wantsLarger = (unitNs: number, options: Partial<ScalingOptions> = {}): boolean | undefined => {
    const judge = claimOf(chosen({ atMost: true, ...options })).judge(1e-6);
    const times = SIZES.map((n) => unitNs * n * (n > 17_189 ? 4 ** 0.45 : 1));
    for (let round = 0; round < 30; round++) judge.add(times);
    expect(judge.state).toBe('holds');
    return judge.wantsLarger;
  };

  test('wants larger sizes if its calls are short and the price rose in the last step', () => {
    expect(wantsLarger(10)).toBe(true);
    expect(wantsLarger(100)).toBe(false);
    expect(wantsLarger(10, { extensions: 1 })).toBe(false);
  });
});

describe('time that does not depend on n', () => {
  test('refutes at once that it grows like n or faster', () => {
    for (const growth of ['n', 'n log n', 'n^2'] as const) {
      expect(judged(() => 1_000, chosen({ growth }))).toMatchObject({ state: 'violated', rounds: 9 });
    }
  });

  test('neither shows nor refutes that it grows like log n or the root, and no larger size would tell', () => {
    for (const growth of ['log n', 'sqrt n'] as const) {
      expect(stateOf(() => 1_000, { growth })).toBe('stuck');
      expect(stateOf(() => 1_000, { growth, atMost: true })).toBe('holds');
    }
  });

  test('is not that of a binary search: it refutes n, and holds as log n', () => {
    const search = (n: number): number => 300 + 150 * Math.log2(n);
    const sizes = SIZES.map((n) => 13 * n);
    expect(judged(search, chosen({ sizes }))).toMatchObject({ state: 'violated', rounds: 9 });
    expect(stateOf(search, { sizes, growth: 'log n' })).toBe('holds');
  });
});

describe('what keeps chosen sizes from deciding', () => {
  const obstacleOf = (truth: Curve, options: Partial<ScalingOptions> = {}) => {
    const judge = claimOf(chosen(options)).judge(1e-6);
    for (let round = 0; round < 30; round++) judge.add(SIZES.map(truth));
    return judge.obstacle();
  };

  test('is that the price does not settle, with the power of the last step', () => {
    const found = obstacleOf((n) => n ** 1.4);
    expect(found).toMatchObject({ kind: 'unsettled price', growth: 'n', from: 17_189, to: TOP, cheapestAt: SIZES[0] });
    expect(found).toHaveProperty('exponent', expect.closeTo(1.4));
    expect(found).toHaveProperty('rise', expect.closeTo((TOP / SIZES[0]!) ** 0.4));
  });

  test('comes with a size that would decide, and how long a call takes there', () => {
    const truth = (n: number): number => n ** 1.45;
    const { decisive } = obstacleOf(truth) as ObstacleOf<'unsettled price'>;
    expect(decisive.timeNs / truth(decisive.n)).toBeCloseTo(1, 1);
    // There a unit costs over 16 times the least.
    expect((decisive.n / SIZES[0]!) ** 0.45).toBeGreaterThan(16);
    expect(String(decisive.n)).toMatch(/^\d\d0+$/);
  });

  test('names the slowest growth that these times satisfy', () => {
    expect(obstacleOf((n) => n ** 1.45)).toHaveProperty('settling', 'n log n');
    expect(obstacleOf((n) => n ** 1.6)).toHaveProperty('settling', 'n^1.5');
    expect(obstacleOf((n) => n ** 5, { growth: 'n^3' })).toHaveProperty('settling', undefined);
  });

  test('is a fixed cost if time hardly grows and the claim has two sides', () => {
    const truth = (n: number): number => 1e5 + n;
    const decisive = { n: 300_000, timeNs: 3 * truth(SIZES[0]!) };
    expect(obstacleOf(truth)).toMatchObject({ kind: 'fixed cost', atMost: false, sizeNeeded: 300_000, decisive });
    expect(obstacleOf(() => 1e5)).toMatchObject({ kind: 'fixed cost', sizeNeeded: undefined, decisive: undefined });
    expect(obstacleOf(truth, { atMost: true })).toMatchObject({ kind: 'unsettled price' });
  });

  test('is not few rounds: those of short calls go on where they decide soon, also against the claim', () => {
    const judge = claimOf(chosen({ atMost: true })).judge(1e-6);
    let rounds = 0;
    while (judge.state === 'open' && rounds < 300) {
      // Every fifth round hides the growth.
      const isHidden = rounds % 5 === 0;
      judge.add(SIZES.map((n) => (isHidden ? 1e10 : n ** 1.5)));
      judge.lasted(++rounds * 5e6);
    }
    expect(judge.state).toBe('violated');
    expect(rounds).toBeGreaterThan(30);
  });
});
