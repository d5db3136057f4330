import { curveOf, type Curve, type Growth } from '../../model/growth';
import type { JudgeState } from '../core/claim';
import { linear, SIZES } from '../testing/curves';
import { claimOf, exactly, judgedExactly, TOP } from '../testing/scalingClaims';
import { ERROR_RATE, feed } from '../testing/verdicts';

describe('the verdict on times without noise', () => {
  // Reference outcomes for these truths, found without this code
  test.each<[string, JudgeState, JudgeState, Curve]>([
    ['n', 'holds', 'holds', linear],
    ['n with a fixed cost of 10 % of the top', 'holds', 'holds', (n) => 0.1 * TOP + n],
    ['n with a cache step of 1.5 in the middle', 'holds', 'holds', (n) => (n > 2048 ? 1.5 * n : n)],
    ['n log n', 'holds', 'holds', (n) => n * Math.log2(n)],
    ['n^1.1', 'holds', 'holds', (n) => n ** 1.1],
    ['n^1.5', 'violated', 'violated', (n) => n ** 1.5],
    ['n^2', 'violated', 'violated', (n) => n * n],
    ['n^2 with a fixed cost of 10 % of the top', 'violated', 'violated', (n) => 0.1 * TOP ** 2 + n * n],
    ['n, then n^2 from the middle on', 'violated', 'violated', (n) => (n > 2048 ? (n * n) / 2048 : n)],
    ['sqrt n', 'violated', 'holds', Math.sqrt],
    ['a constant', 'open', 'holds', () => 5],
    ['n^1.25, the bound itself', 'open', 'open', (n) => n ** 1.25],
    ['n, then n^2 from the fifth of six sizes on', 'bent', 'bent', (n) => (n > 16_384 ? (n * n) / 16_384 : n)],
  ])('for %s: %s as n, %s at most n', (_, asN, atMostN, truth) => {
    expect(judgedExactly(truth).state).toBe(asN);
    expect(judgedExactly(truth, { atMost: true }).state).toBe(atMostN);
  });

  test.each<[Growth, Growth, JudgeState]>([
    ['n^2', 'n^2', 'holds'],
    ['n^2', 'n', 'violated'],
    ['n^2', 'n^3', 'violated'],
    ['n log n', 'n', 'holds'],
    ['sqrt n', 'sqrt n', 'holds'],
    ['n^1.5', 'n', 'violated'],
    ['n^3', 'n^3', 'holds'],
  ])('as %s of times like %s %s', (growth, truth, state) => {
    expect(judgedExactly(curveOf(truth)!, { growth }).state).toBe(state);
  });

  test('needs 25 rounds at an error rate of 1e-6', () => {
    expect(judgedExactly(linear)).toEqual({ state: 'holds', rounds: 25 });
    expect(judgedExactly((n) => n * n)).toEqual({ state: 'violated', rounds: 25 });
  });

  test('takes the margin of the claim', () => {
    expect(judgedExactly((n) => n ** 1.35).state).not.toBe('holds');
    expect(judgedExactly((n) => n ** 1.35, { margin: 0.6 }).state).toBe('holds');
    expect(judgedExactly((n) => n ** 1.2).state).toBe('holds');
    expect(judgedExactly((n) => n ** 1.2, { margin: 0.05 }).state).toBe('violated');
  });
});

describe('a last step that is shown to bend', () => {
  test('stays bent if a later round brings minima that fit', () => {
    const judge = claimOf().judge(ERROR_RATE);
    feed(judge, exactly(SIZES.map((n) => (n > 16_384 ? (n * n) / 16_384 : n))));
    judge.add(SIZES);

    expect(judge.state).toBe('bent');
  });
});
