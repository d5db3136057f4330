import fc from 'fast-check';
import { logEValue, reaches, unanimousVotes, votesNeeded } from './eProcess';
import { seededRandom } from '../random';

describe('logEValue', () => {
  test('is 0 before the first vote', () => {
    expect(logEValue(0, 0)).toBe(0);
  });

  // By hand, from the stakes 0.1, 0.25, 0.5, 0.75, 0.95
  test.each([
    // the mean of 1 + stake
    [1, 1, 1.51],
    // the mean of 1 - stake
    [0, 1, 0.49],
    // the mean of 1 - stake^2: (0.99 + 0.9375 + 0.75 + 0.4375 + 0.0975) / 5
    [1, 2, 0.6425],
    // the mean of (1 + stake)^2: (1.21 + 1.5625 + 2.25 + 3.0625 + 3.8025) / 5
    [2, 2, 2.3775],
  ])("of %i yes in %i votes is the logarithm of the gamblers' mean wealth", (yes, votes, wealth) => {
    expect(logEValue(yes, votes)).toBeCloseTo(Math.log(wealth), 12);
  });

  // Three group sizes share the error rate
  test.each([
    [25, 1e-6],
    [18, 1e-4],
  ])(
    'decides after %i unanimous votes, and not before, at an error rate of %d over three tests',
    (votes, errorRate) => {
      const needed = Math.log(3 / errorRate);

      expect(logEValue(votes, votes)).toBeGreaterThan(needed);
      expect(logEValue(votes - 1, votes - 1)).toBeLessThan(needed);
    },
  );

  test('is a fair game if yes has a chance of one half: the mean wealth after a vote is the wealth before it', () => {
    fc.assert(
      fc.property(fc.nat(300), fc.nat(300), (yes, no) => {
        const [before, won, lost] = [
          [yes, yes + no],
          [yes + 1, yes + no + 1],
          [yes, yes + no + 1],
        ].map(([y, all]) => logEValue(y!, all!)) as [number, number, number];
        expect((Math.exp(won - before) + Math.exp(lost - before)) / 2).toBeCloseTo(1, 10);
      }),
    );
  });

  test('rises with every yes and falls with every other vote', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.nat(500), (yes, no) => {
        const now = logEValue(yes, yes + no);
        expect(logEValue(yes + 1, yes + no + 1)).toBeGreaterThan(now);
        expect(logEValue(yes, yes + no + 1)).toBeLessThan(now);
      }),
    );
  });

  test('stays finite over a million votes', () => {
    expect(logEValue(1e6, 1e6)).toBeGreaterThan(6e5);
    expect(Number.isFinite(logEValue(0, 1e6))).toBe(true);
  });

  test('reaches 20 in at most one of twenty of 2,000 runs of 200 fair votes, with a look after each', () => {
    const random = seededRandom(3);
    const everReaches = (): boolean => {
      let yes = 0;
      for (let votes = 1; votes <= 200; votes++) {
        if (random() < 0.5) yes++;
        if (logEValue(yes, votes) >= Math.log(20)) return true;
      }
      return false;
    };
    const reached = Array.from({ length: 2_000 }, everReaches).filter(Boolean).length;

    expect(reached).toBeLessThanOrEqual(100);
    expect(reached).toBeGreaterThan(0);
  });
});

describe('logEValue against another chance than one half', () => {
  test.each([0.01, 0.05, 0.2, 0.25, 0.3, 0.4, 0.5, 0.9, 0.99])(
    'is a fair game if yes has a chance of %d: the mean wealth after a vote is the wealth before it',
    (chance) => {
      fc.assert(
        fc.property(fc.nat(300), fc.nat(300), (yes, no) => {
          const before = logEValue(yes, yes + no, chance);
          const [won, lost] = [logEValue(yes + 1, yes + no + 1, chance), logEValue(yes, yes + no + 1, chance)];
          expect(chance * Math.exp(won - before) + (1 - chance) * Math.exp(lost - before)).toBeCloseTo(1, 9);
        }),
      );
    },
  );

  test.each([
    [0.01, 0.03],
    [0.05, 0.1],
    [0.25, 0.5],
    [0.3, 0.9],
    [0.4, 0.6],
    [0.9, 0.99],
  ])('grows without end if %d of votes may be yes and %d are', (chance, truth) => {
    const votes = 20_000;
    expect(logEValue(Math.round(truth * votes), votes, chance)).toBeGreaterThan(Math.log(1e6));
  });

  test('reaches its level in fewer runs than the error rate allows, by votes at the very chance', () => {
    const [runs, errorRate, chance] = [400, 0.05, 0.05];
    const passes = (seed: number): boolean => {
      const random = seededRandom(seed);
      for (let votes = 1, yes = 0; votes <= 2_000; votes++) {
        if (random() < chance) yes++;
        if (reaches(-Math.log(errorRate), yes, votes, chance)) return true;
      }
      return false;
    };
    const passed = Array.from({ length: runs }, (_, seed) => passes(seed)).filter(Boolean).length;
    // 20 are allowed; the chance of over 35 were the rate 5 % is under 1e-3
    expect(passed).toBeLessThan(35);
  });
});

describe('votesNeeded', () => {
  const level = Math.log(3e6);

  test.each([1, 0.9, 0.75, 0.6])('reach the level if a share of %d says yes, and fewer do not', (share) => {
    const votes = votesNeeded(level, share);
    expect(reaches(level, share * votes, votes)).toBe(true);
    expect(reaches(level, share * (votes - 1), votes - 1)).toBe(false);
  });

  test('are more the more of them say no', () => {
    const needed = [1, 0.95, 0.9, 0.8, 0.7, 0.6].map((share) => votesNeeded(level, share));
    expect(needed).toEqual(needed.toSorted((a, b) => a - b));
    expect(needed[0]).toBe(25);
  });

  test.each([0, 0.3, 0.5])('are infinitely many if a share of %d says yes: chance alone does that', (share) => {
    expect(votesNeeded(level, share)).toBe(Infinity);
  });
});

describe('unanimousVotes', () => {
  test.each([
    [0.3, 16],
    [0.5, 25],
    [0.99, 1_600],
    [0.999_999_9, 164_000_000],
  ])('shows a chance of over %d at an error rate of 1e-6 by about %i votes', (chance, votes) => {
    const needed = unanimousVotes(Math.log(3e6), chance);
    expect(needed).toBeGreaterThan(0.9 * votes);
    expect(needed).toBeLessThan(1.1 * votes);
    expect(reaches(Math.log(3e6), needed - 1, needed - 1, chance)).toBe(false);
  });
});
