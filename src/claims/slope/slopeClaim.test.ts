import fc from 'fast-check';
import type { Judge, JudgeState } from '../core/claim';
import type { SlopeEvidence } from './evidence';
import { SlopeClaim } from './slopeClaim';
import { ERROR_RATE, feed } from '../testing/verdicts';

const SIZES = [2, 6, 20, 60, 180, 340];
type Truth = (n: number) => number;

const linear: Truth = (n) => n;

function judgeOf(within: number): Judge {
  return new SlopeClaim({ arm: 'nested', other: 'plain', sizes: SIZES, within }).judge(ERROR_RATE);
}

/** Judges rounds of exactly these costs. */
function judged(arm: Truth, other: Truth, within = 0.15, rounds = 60): Judge {
  const times = [...SIZES.map(arm), ...SIZES.map(other)];
  const judge = judgeOf(within);
  feed(
    judge,
    Array.from({ length: rounds }, () => times),
  );
  return judge;
}

describe('the same slope', () => {
  // Reference outcomes for these truths, found without this code
  test.each<[string, JudgeState, Truth, Truth]>([
    ['one unit more', 'holds', (n) => n + 1, linear],
    ['eight units more', 'holds', (n) => n + 8, linear],
    ['5 % more', 'holds', (n) => 1.05 * n, linear],
    ['15 % more, the bound itself', 'open', (n) => 1.15 * n, linear],
    ['40 % more', 'violated', (n) => 1.4 * n, linear],
    ['40 % less', 'violated', (n) => 0.6 * n, linear],
    ['twice as much', 'violated', (n) => 2 * n, linear],
    ['a quadratic share', 'violated', (n) => n + 0.02 * n * n, linear],
    ['a constant more than a quadratic cost', 'holds', (n) => n * n + 10, (n) => n * n],
  ])('within 15 %%: %s %s', (_, state, arm, other) => {
    expect(judged(arm, other).state).toBe(state);
  });

  test('within 50 % allows a difference that within 15 % does not', () => {
    expect(judged((n) => 1.3 * n, linear, 0.5).state).toBe('holds');
  });

  test('is undecided for an arm that has none', () => {
    const judge = judged(
      (n) => 100 + n,
      (n) => 100 + n / 100,
    );

    expect(judge.state).toBe('stuck');
    expect(judge.obstacle()).toEqual({ kind: 'no slope', timeGrowth: expect.closeTo(103.4 / 100.02, 10) as number });
  });

  test('near the bound has the distance, with the sign of the difference', () => {
    expect(judged((n) => 1.15 * n, linear).obstacle()).toEqual({
      kind: 'near limit',
      quantity: 'slope',
      found: expect.closeTo(0.15, 10) as number,
      limit: 0.15,
    });
    expect(judged((n) => 0.85 * n, linear).obstacle()).toMatchObject({
      found: expect.closeTo(-0.15, 10) as number,
      limit: -0.15,
    });
  });

  test('is the gain of A - B for every unit that B gains, whatever A adds at once and whatever the unit of time', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -0.5, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1000, noNaN: true }),
        fc.double({ min: 1e-3, max: 1e3, noNaN: true }),
        (gain, constant, unit) => {
          const judge = judged(
            (n) => unit * ((1 + gain) * n + constant),
            (n) => unit * n,
            0.15,
            12,
          );
          const { excess } = judge.evidence() as SlopeEvidence;
          expect(excess.estimate).toBeCloseTo(gain, 6);
        },
      ),
      { numRuns: 50, seed: 5 },
    );
  });

  test('does not count a whole round that ran slower than the pilot', () => {
    // A tenth at four times the time is four tenths of the pilot's unit
    const times = [...SIZES.map((n) => 1.1 * n), ...SIZES];
    const judge = judgeOf(0.15);
    for (let round = 0; round < 100; round++) judge.add(times.map((time) => (round < 12 ? 1 : 4) * time));

    expect(judge.state).toBe('holds');
    expect((judge.evidence() as SlopeEvidence).excess.estimate).toBeCloseTo(0.1, 10);
  });
});

describe('the evidence of the same slope', () => {
  test('has the differences and the times', () => {
    const evidence = judged((n) => n + 3, linear).evidence() as SlopeEvidence;

    expect(evidence).toMatchObject({ kind: 'slope', arm: 'nested', other: 'plain', within: 0.15 });
    expect(evidence.differences).toEqual(SIZES.map((n) => ({ n, differenceNs: { estimate: 3, low: 3, high: 3 } })));
    expect(evidence.times.map(({ arm, n }) => `${arm} ${String(n)}`)).toEqual(
      ['nested', 'plain'].flatMap((arm) => SIZES.map((n) => `${arm} ${String(n)}`)),
    );
  });
});
