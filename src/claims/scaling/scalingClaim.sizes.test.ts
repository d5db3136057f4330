import type { Curve, Growth } from '../../model/growth';
import type { TimedClaim } from '../kinds';
import { SIZES } from '../testing/curves';
import type { ScalingOptions } from './evidence';
import type { ScalingClaim } from './scalingClaim';
import { claimOf, exactly, judgedExactly, TOP } from '../testing/scalingClaims';
import { ERROR_RATE, feed } from '../testing/verdicts';

describe('an unanswerable claim', () => {
  test.each([
    ['2, 4, 8', [2, 4, 8]],
    ['x8', [100, 168, 283, 476, 800]],
  ])('has a sweep over %s, and names a span that does answer', (_, sizes) => {
    const { unanswerable } = claimOf({ sizes });
    const span = sizes.at(-1)! / sizes[0]!;

    expect(unanswerable).toMatchObject({ kind: 'narrow sweep', span });

    const needed = (unanswerable as { readonly spanNeeded: number }).spanNeeded;
    const wide = sizes.map((_n, i) => sizes[0]! * needed ** (i / (sizes.length - 1)));

    expect(needed).toBeGreaterThan(span);
    expect(needed).toBeLessThanOrEqual(64);
    expect(claimOf({ sizes: wide }).unanswerable).toBeUndefined();
  });

  test.each<Growth>(['log n', 'sqrt n', 'n', 'n log n', 'n^2', 'n^3'])(
    'is not one of %s over 64 to 65,536',
    (growth) => {
      expect(claimOf({ growth }).unanswerable).toBeUndefined();
    },
  );

  test('depends on the margin', () => {
    expect(claimOf({ margin: 0.02 }).unanswerable?.kind).toBe('narrow sweep');
  });
});

test('fewer than three sizes show no growth beside a fixed cost', () => {
  expect(claimOf({ sizes: [10, 100] }).unanswerable).toEqual({ kind: 'narrow sweep', span: 10, spanNeeded: 64 });
});

describe('a longer sweep', () => {
  test('adds a size four times the largest, at most twice', () => {
    const once = claimOf().extended([]);
    const twice = once?.extended([]);

    expect(once?.cells.map(({ n }) => n)).toEqual([...SIZES, 4 * TOP]);
    expect(twice?.cells.map(({ n }) => n)).toEqual([...SIZES, 4 * TOP, 16 * TOP]);
    expect(twice?.extended([])).toBeUndefined();
  });

  test('belongs to the same claim', () => {
    const longer = claimOf({ arm: 'other', growth: 'n^2', atMost: true, margin: 0.1 }).extended([])!;
    const judge = longer.judge(ERROR_RATE);
    judge.add(longer.cells.map(({ n }) => n * n));

    expect(longer.cells.every(({ arm }) => arm === 'other')).toBe(true);
    expect(judge.evidence()).toMatchObject({ arm: 'other', growth: 'n^2', atMost: true, margin: 0.1 });
  });

  test('shares its error rate between the two ways in which it can be violated', () => {
    const rounds = (claim: TimedClaim): number => {
      const times = claim.cells.map(({ n }) => n ** 2);
      return feed(claim.judge(ERROR_RATE), exactly(times)).rounds;
    };

    expect(rounds(claimOf())).toBe(25);
    // Half the error rate takes ln 2 / ln 1.95 = 1.04 unanimous votes more
    expect(rounds(claimOf().extended([])!)).toBe(26);
  });

  test('with a cache step between the two largest sizes holds, without noise', () => {
    const step: Curve = (n) => (n > 16_384 ? 2.8 * n : n);
    const longer = claimOf().extended([])!;

    expect(judgedExactly(step).state).toBe('bent');
    expect(feed(longer.judge(ERROR_RATE), exactly(longer.cells.map(({ n }) => step(n)))).state).toBe('holds');
  });

  test.each([1, 2])(
    'with a knee at the fifth of six sizes violates the claim, extended %i times, without noise',
    (times) => {
      const knee: Curve = (n) => (n > 16_384 ? (n * n) / 16_384 : n);
      const once = claimOf().extended([])!;
      const longer = times === 1 ? once : once.extended([])!;

      expect(feed(longer.judge(ERROR_RATE), exactly(longer.cells.map(({ n }) => knee(n)))).state).toBe('violated');
    },
  );
});

describe('a claim whose sizes were chosen', () => {
  const CHOSEN = [67, 269, 1_074, 4_297, 17_189];
  const chosen = (options: Partial<ScalingOptions> = {}): ScalingClaim =>
    claimOf({ sizes: CHOSEN, chosen: true, atMost: true, ...options });
  const sizesOf = (claim: TimedClaim | undefined): number[] | undefined => claim?.cells.map(({ n }) => n);

  test('wants larger sizes until its growth has settled, or rises without end', () => {
    const settlementOf = (truth: Curve): string | undefined => chosen().settlement?.(CHOSEN.map(truth));
    expect(settlementOf((n) => n)).toBe('settled');
    expect(settlementOf((n) => n ** 1.4)).toBe('unsettled');
    expect(settlementOf((n) => n ** 2)).toBe('endless');
    expect(claimOf({ sizes: CHOSEN }).settlement).toBeUndefined();
  });

  test('has two sides if it says as much', () => {
    const root = CHOSEN.map((n) => 1e4 * n ** 0.6);
    expect(chosen().settlement?.(root)).toBe('settled');
    expect(chosen({ atMost: false }).settlement?.(root)).toBe('unsettled');
  });

  test('is unanswerable over three sizes', () => {
    expect(chosen({ sizes: [2, 8, 32] }).unanswerable).toEqual({ kind: 'narrow sweep', span: 16, spanNeeded: 64 });
    expect(chosen().unanswerable).toBeUndefined();
  });

  test('is measured over a longer sweep if its growth did not settle, and over a calmer one if it only scattered', () => {
    expect(sizesOf(chosen().extended(CHOSEN.map((n) => n ** 1.45)))!.at(-1)).toBeGreaterThan(2 * 17_189);
    expect(sizesOf(chosen().extended(CHOSEN.map((n) => 1_000 * n)))).toEqual([22, 90, 358, 1_432, 5_730]);
  });

  test('has a longer sweep where a calmer one would have too few sizes, and none where calls become too long', () => {
    expect(sizesOf(chosen({ sizes: [1, 2, 4, 8] }).extended([1, 2, 4, 8]))!.at(-1)).toBe(16);
    expect(chosen().extended(CHOSEN.map((n) => 10 * n ** 2))).toBeUndefined();
  });
});
