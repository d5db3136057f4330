import { OverheadClaim } from './overheadClaim';
import type { Judge, JudgeState } from '../core/claim';
import type { OverheadEvidence } from './evidence';
import { ERROR_RATE, feed } from '../testing/verdicts';

const SIZES = [2, 4, 8];
type Truth = (n: number) => number;

const linear: Truth = (n) => n;

function judgeOf(factor: number): Judge {
  return new OverheadClaim({ arm: 'nested', other: 'plain', sizes: SIZES, factor }).judge(ERROR_RATE);
}

/** Judges rounds of exactly these costs. */
function judged(arm: Truth, other: Truth, factor = 1.5, rounds = 60): Judge {
  const times = [...SIZES.map(arm), ...SIZES.map(other)];
  const judge = judgeOf(factor);
  feed(
    judge,
    Array.from({ length: rounds }, () => times),
  );
  return judge;
}

describe('a constant overhead', () => {
  test.each<[string, JudgeState, Truth, Truth]>([
    ['one unit more', 'holds', (n) => n + 1, linear],
    ['ten units more', 'holds', (n) => n + 10, linear],
    ['one unit less', 'holds', linear, (n) => n + 1],
    ['half of the cost more', 'violated', (n) => 1.5 * n, linear],
    ['half of the cost less', 'violated', (n) => 0.5 * n, linear],
    ['an overhead that shrinks as n grows', 'violated', (n) => n + 8 / n, linear],
    ['an overhead that grows 1.2-fold', 'holds', (n) => n + 4 * (n / 2) ** 0.13, linear],
    ['an overhead that grows 1.5-fold, the bound itself', 'open', (n) => n + 4 + (n - 2) / 3, linear],
  ])('within 1.5x: %s %s', (_, state, arm, other) => {
    expect(judged(arm, other).state).toBe(state);
  });

  test('within 2x allows a change that within 1.5x does not', () => {
    // 4 units at the bottom, 4 x 4^0.4 = 7 at the top
    const other: Truth = (n) => n / 10;
    const growing: Truth = (n) => other(n) + 4 * (n / 2) ** 0.4;

    expect(judged(growing, other, 1.5).state).toBe('violated');
    expect(judged(growing, other, 2).state).toBe('holds');
  });

  test('must be constant at every size, not only at the two ends', () => {
    const hump: Truth = (n) => n + (n === 4 ? 10 : 2);

    expect(judged(hump, linear).state).toBe('violated');
  });

  test('is given up after 50 rounds if it is too small beside the cost of the other arm', () => {
    const times = [...SIZES.map((n) => n + 0.01), ...SIZES];
    const judge = judgeOf(1.5);
    const decision = feed(
      judge,
      Array.from({ length: 60 }, () => times),
    );

    expect(decision).toEqual({ state: 'stuck', rounds: 50 });
    expect(judge.obstacle()).toEqual({
      kind: 'small overhead',
      share: expect.closeTo(0.01 / 8, 6) as number,
      n: 8,
    });
  });

  test('names its change if that is near the bound', () => {
    // 4 units at the bottom, 6 at the top
    const judge = judged((n) => n + 4 + (n - 2) / 3, linear);

    expect(judge.state).toBe('open');
    expect(judge.obstacle()).toEqual({
      kind: 'near limit',
      quantity: 'change',
      n: 8,
      found: expect.closeTo(1.5, 10) as number,
      limit: 1.5,
    });
  });

  test('is compared with the inverse of the factor if it shrinks', () => {
    const judge = judged((n) => n + 6 - (n - 2) / 3, linear);

    expect(judge.obstacle()).toMatchObject({ found: expect.closeTo(4 / 6, 10) as number, limit: 1 / 1.5 });
  });
});

describe('the evidence of a constant overhead', () => {
  test("has the differences, their change, and the overhead in units of the other arm's cost", () => {
    const judge = judged(
      (n) => 3 * n + 6,
      (n) => 3 * n,
    );
    const evidence = judge.evidence() as OverheadEvidence;
    const exactly = (value: number): unknown => ({ estimate: value, low: value, high: value });

    expect(evidence).toMatchObject({ kind: 'overhead', arm: 'nested', over: 'plain', factor: 1.5 });
    expect(evidence.differences).toEqual(SIZES.map((n) => ({ n, differenceNs: exactly(6) })));
    expect(evidence.change).toEqual(exactly(1));
    expect(evidence.unitNs).toEqual(exactly(3));
    expect(evidence.units).toEqual(exactly(2));
    expect(evidence.times).toHaveLength(6);
  });
});

describe('the measured times of nested and sequential tasks', () => {
  test('have a constant overhead within 1.5x, if every round is like them', () => {
    // Seconds per 10,000 at depths 2, 4, 8: nested less sequential tasks is 0.28, 0.27, 0.27, an eighth of the whole at
    // the top, with about 0.296 a unit of depth
    const sequential = [0.89, 1.48, 2.66];
    const nested = [1.17, 1.75, 2.93];
    const judge = judgeOf(1.5);
    for (let round = 0; round < 60; round++) judge.add([...nested, ...sequential]);

    expect(judge.state).toBe('holds');
  });
});

test('the obstacle of an overhead that changes its sign names the size at which it does', () => {
  const [arm, other] = [
    [104, 99.5, 104],
    [100, 100, 100],
  ].map(
    (times): Truth =>
      (n) =>
        times[SIZES.indexOf(n)]!,
  );
  const judge = judged(arm!, other!, 3, 200);
  expect(judge.state).toBe('open');
  expect(judge.obstacle()).toMatchObject({ kind: 'near limit', quantity: 'change', n: 4, found: -0.125 });
});
