import type { Curve } from '../../model/growth';
import { linear, SIZES } from '../testing/curves';
import { claimOf, evidenceOf, exactly, judgedExactly, TOP } from '../testing/scalingClaims';
import { ERROR_RATE, feed } from '../testing/verdicts';

describe('growth beside a fixed cost', () => {
  test('never violates a claim while time grew less than threefold', () => {
    // 20 times the top is fixed: a distortion of 10 % at the largest size looks like a steep bend
    const times = SIZES.map((n) => (20 * TOP + n) * (n === TOP ? 1.1 : 1));
    const { state } = feed(claimOf().judge(ERROR_RATE), exactly(times));

    expect(['open', 'stuck']).toContain(state);
  });

  test('keeps a bend from violating the claim, and is named as the obstacle', () => {
    // From 16 at the bottom to 26 at the top
    const judge = claimOf().judge(ERROR_RATE);
    feed(judge, exactly(SIZES.map((n) => 10 + Math.log2(n))));

    expect(judge.state).toBe('stuck');
    expect(judge.obstacle()).toEqual({
      kind: 'fixed cost',
      timeGrowth: expect.closeTo(26 / 16, 10) as number,
      sizeGrowth: 1024,
      atMost: false,
      needed: 3,
      // On a line from 16 to 26 at n = 65,536, 48 is at n = 210,000; the weighted fit lies somewhat lower
      sizeNeeded: 300_000,
    });
  });

  test('lets "at most" hold of the range as measured, and the evidence says so', () => {
    const hidden: Curve = (n) => 1 + 0.9 * (n / TOP) ** 1.2;

    expect(judgedExactly(hidden, { atMost: true }).state).toBe('holds');
    expect(evidenceOf(() => 5, { atMost: true }).inRangeOnly).toBe(true);
    expect(evidenceOf(linear, { atMost: true }).inRangeOnly).toBe(false);
  });

  test('needs of slow growths only the root of the claimed growth, and no less than 1.5-fold', () => {
    // log n grows 16 / 6 = 2.67-fold over these sizes; its root is 1.633
    const judge = claimOf({ growth: 'log n' }).judge(ERROR_RATE);
    judge.add(SIZES.map(() => 1));

    expect(judge.obstacle()).toMatchObject({ kind: 'fixed cost', needed: expect.closeTo(1.63, 3) as number });
  });
});

describe('an obstacle', () => {
  test('near the bound has the distance', () => {
    const judge = claimOf().judge(ERROR_RATE);
    feed(judge, exactly(SIZES.map((n) => n ** 1.25)));

    expect(judge.obstacle()).toEqual({
      kind: 'near limit',
      quantity: 'excess',
      found: expect.closeTo(0.25, 3) as number,
      limit: 0.25,
    });
  });

  test('near the lower bound names that bound', () => {
    const judge = claimOf().judge(ERROR_RATE);
    feed(judge, exactly(SIZES.map((n) => n ** 0.75)));

    expect(judge.obstacle()).toMatchObject({ found: expect.closeTo(-0.25, 3) as number, limit: -0.25 });
  });

  test('at the upper end has the place and the exponent of the bend', () => {
    const judge = claimOf().judge(ERROR_RATE);
    feed(judge, exactly(SIZES.map((n) => (n > 16_384 ? (n * n) / 16_384 : n))));

    expect(judge.obstacle()).toEqual({
      kind: 'bent tail',
      from: 16_384,
      to: TOP,
      exponent: expect.closeTo(2, 10) as number,
    });
  });
});
