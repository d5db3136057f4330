import fc from 'fast-check';
import type { JudgeState } from '../core/claim';
import { ComparisonClaim } from './comparisonClaim';
import type { ComparisonOptions } from './evidence';
import { distorted, LOADED, noisyRounds, QUIET } from '../testing/noise';
import { ERROR_RATE, feed, type Decision } from '../testing/verdicts';
import { seededRandom } from '../../statistics/random';

const SIZES = [100, 1000];

function claimOf(options: Partial<ComparisonOptions>): ComparisonClaim {
  return new ComparisonClaim({ arm: 'a', other: 'b', sizes: SIZES, ...options });
}

/** Judges times that have exactly this ratio at every size. */
function judgedAt(ratio: number, options: Partial<ComparisonOptions>, most = 200): Decision {
  const times = [...SIZES.map((n) => ratio * n), ...SIZES];
  return feed(
    claimOf(options).judge(ERROR_RATE),
    Array.from({ length: most }, () => times),
  );
}

/** Returns rounds of two linear arms with a ratio; the seed determines the noise. */
function noisyPair(seed: number, ratio: number, sizes: readonly number[] = SIZES): number[][] {
  const random = seededRandom(seed);
  const truth = [...distorted(sizes, (n) => ratio * n, 0.01, random), ...distorted(sizes, (n) => n, 0.01, random)];
  return Array.from({ length: 120 }, noisyRounds(truth, seed % 2 === 0 ? QUIET : LOADED, random, 2));
}

describe('a comparison', () => {
  test('has the cells of the first arm before those of the second', () => {
    expect(claimOf({ high: 1 }).cells).toEqual([
      { arm: 'a', n: 100 },
      { arm: 'a', n: 1000 },
      { arm: 'b', n: 100 },
      { arm: 'b', n: 1000 },
    ]);
  });

  test('is answerable at any sizes', () => {
    expect(claimOf({ high: 1 }).unanswerable).toBeUndefined();
  });

  test.each<[number, Partial<ComparisonOptions>, JudgeState]>([
    [1, { low: 1 / 1.25, high: 1.25 }, 'holds'],
    [1.12, { low: 1 / 1.25, high: 1.25 }, 'holds'],
    [1.15, { low: 1 / 1.25, high: 1.25 }, 'near'],
    [1.36, { low: 1 / 1.25, high: 1.25 }, 'near'],
    [1.39, { low: 1 / 1.25, high: 1.25 }, 'violated'],
    [0.7, { low: 1 / 1.25, high: 1.25 }, 'violated'],
    [0.45, { high: 0.5 }, 'holds'],
    [0.46, { high: 0.5 }, 'near'],
    [0.54, { high: 0.5 }, 'near'],
    [0.56, { high: 0.5 }, 'violated'],
    [2.21, { low: 2 }, 'holds'],
    [2.19, { low: 2 }, 'near'],
    [1.83, { low: 2 }, 'near'],
    [1.81, { low: 2 }, 'violated'],
  ])('with the ratio %d against the bounds %j %s', (ratio, bounds, state) => {
    expect(judgedAt(ratio, bounds).state).toBe(state);
  });

  test('holds only if every size does, and is violated if one is', () => {
    const judge = (ratioAtTheTop: number): JudgeState => {
      const times = [100, 1000 * ratioAtTheTop, 100, 1000];
      return feed(
        claimOf({ high: 1.2 }).judge(ERROR_RATE),
        Array.from({ length: 100 }, () => times),
      ).state;
    };

    expect(judge(1)).toBe('holds');
    expect(judge(1.2)).toBe('near');
    expect(judge(1.4)).toBe('violated');
  });

  test('needs 26 unanimous rounds at an error rate of 1e-6 over four group sizes', () => {
    // (1.95^n + 1.75^n + 1.5^n + ...) / 5, the wealth after n votes, reaches 4 / 1e-6 at n = 26: 3.8e6 before, 7.4e6 then
    expect(judgedAt(1, { high: 1.2 }).rounds).toBe(26);
  });

  test('is near its limit after twice the rounds that it needs, and no earlier', () => {
    const { unanimousRounds } = claimOf({ high: 1.2 }).judge(ERROR_RATE);
    expect(judgedAt(1.15, { high: 1.2 })).toEqual({ state: 'near', rounds: 2 * unanimousRounds });
  });

  test('stays open if its rounds scatter, as long as their median is clear', () => {
    const judge = claimOf({ sizes: [100], high: 1.2 }).judge(ERROR_RATE);
    // Every third round is disturbed: too many for so few votes, and too few for the median
    const rounds = Array.from({ length: 60 }, (_, i) => [i % 3 === 0 ? 130 : 100, 100]);
    expect(feed(judge, rounds)).toEqual({ state: 'open', rounds: 60 });
  });

  test('needs more rounds to be violated at more sizes, since any of them would do', () => {
    const sizes = Array.from({ length: 40 }, (_, i) => i + 1);
    const times = [...sizes.map((n) => 2 * n), ...sizes];
    const decision = feed(
      claimOf({ sizes, high: 1.1 }).judge(ERROR_RATE),
      Array.from({ length: 100 }, () => times),
    );

    expect(decision.state).toBe('violated');
    expect(decision.rounds).toBeGreaterThan(judgedAt(2, { high: 1.1 }).rounds);
  });
});

describe('the evidence of a comparison', () => {
  test('has the median ratio at every size, with a tenth for other processes, and the bounds of the claim', () => {
    const judge = claimOf({ low: 0.5 }).judge(ERROR_RATE);
    for (const factor of [3, 1, 2, 7, 6, 5, 4]) judge.add([100 * factor, 2000, 100, 1000]);
    const evidence = judge.evidence();

    expect(evidence).toMatchObject({ kind: 'comparison', arm: 'a', other: 'b', low: 0.5, high: undefined });
    expect(evidence.ratios).toEqual([
      { n: 100, ratio: { estimate: 4, low: 1 / 1.1, high: expect.closeTo(7.7, 8) as number }, processes: [4] },
      { n: 1000, ratio: { estimate: 2, low: 2 / 1.1, high: expect.closeTo(2.2, 8) as number }, processes: [2] },
    ]);
    expect(evidence.times).toHaveLength(4);
    expect(evidence.times[2]).toEqual({ arm: 'b', n: 100, timeNs: { estimate: 100, low: 100, high: 100 } });
  });

  test('names the size that is nearest to its bound as the obstacle', () => {
    const judge = claimOf({ low: 1 / 1.1, high: 1.1 }).judge(ERROR_RATE);
    for (let round = 0; round < 30; round++) judge.add([105, 1110, 100, 1000]);

    expect(judge.state).toBe('open');
    expect(judge.obstacle()).toEqual({ kind: 'near limit', quantity: 'ratio', n: 1000, found: 1.11, limit: 1.1 });
  });

  test('names the lower bound if that is nearer', () => {
    const judge = claimOf({ low: 1 / 1.1, high: 1.1 }).judge(ERROR_RATE);
    for (let round = 0; round < 30; round++) judge.add([90, 1000, 100, 1000]);

    expect(judge.obstacle()).toEqual({ kind: 'near limit', quantity: 'ratio', n: 100, found: 0.9, limit: 1 / 1.1 });
  });
});

describe('the verdict on a comparison does not depend on', () => {
  const seed = fc.integer({ min: 0, max: 1e6 });
  const ratio = fc.double({ min: 0.7, max: 1.4, noNaN: true });
  const bound = fc.double({ min: 1.02, max: 1.3, noNaN: true });
  const runs = { numRuns: 40, seed: 3 };

  test('the unit of time', () => {
    fc.assert(
      fc.property(seed, ratio, bound, fc.double({ min: 1e-3, max: 1e6, noNaN: true }), (start, truth, high, unit) => {
        const rounds = noisyPair(start, truth);
        const inUnit = rounds.map((times) => times.map((time) => unit * time));
        const [plain, scaled] = [rounds, inUnit].map((each) => feed(claimOf({ high }).judge(ERROR_RATE), each));
        expect(scaled).toEqual(plain);
      }),
      runs,
    );
  });

  test('the order of the sizes', () => {
    fc.assert(
      fc.property(seed, ratio, bound, fc.shuffledSubarray([0, 1, 2], { minLength: 3 }), (start, truth, high, order) => {
        const sizes = [10, 100, 1000];
        const rounds = noisyPair(start, truth, sizes);
        const reordered = rounds.map((times) => [0, 3].flatMap((arm) => order.map((i) => times[arm + i]!)));
        const bounds = { high, low: 1 / high };
        const plain = feed(claimOf({ sizes, ...bounds }).judge(ERROR_RATE), rounds);
        const other = claimOf({ sizes: order.map((i) => sizes[i]!), ...bounds });
        expect(feed(other.judge(ERROR_RATE), reordered)).toEqual(plain);
      }),
      runs,
    );
  });

  test('the order of the arms, with inverse bounds', () => {
    fc.assert(
      fc.property(seed, ratio, bound, (start, truth, high) => {
        const rounds = noisyPair(start, truth);
        const swapped = rounds.map((times) => [...times.slice(2), ...times.slice(0, 2)]);
        const plain = feed(claimOf({ high }).judge(ERROR_RATE), rounds);
        expect(feed(claimOf({ low: 1 / high }).judge(ERROR_RATE), swapped)).toEqual(plain);
      }),
      runs,
    );
  });

  test('the speed of the machine, if it changes between rounds', () => {
    fc.assert(
      fc.property(
        ratio,
        bound,
        fc.array(fc.double({ min: 0.1, max: 10, noNaN: true }), { minLength: 60, maxLength: 60 }),
        (truth, high, speeds) => {
          // Group minima mix rounds, but of arms that slow down together the minima come from the same round
          const times = [...SIZES.map((n) => truth * n), ...SIZES];
          const steady = speeds.map(() => times);
          const flickering = speeds.map((speed) => times.map((time) => time * speed));
          const [plain, other] = [steady, flickering].map((each) => feed(claimOf({ high }).judge(ERROR_RATE), each));
          expect(other).toEqual(plain);
        },
      ),
      runs,
    );
  });
});

describe('two comparisons', () => {
  test('never both hold if one is the opposite of the other', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1e6 }),
        fc.double({ min: 0.8, max: 1.25, noNaN: true }),
        fc.double({ min: 0.8, max: 1.25, noNaN: true }),
        (start, truth, bound) => {
          const rounds = noisyPair(start, truth, [100]);
          const states = [{ high: bound }, { low: bound }].map(
            (bounds) => feed(claimOf({ sizes: [100], ...bounds }).judge(ERROR_RATE), rounds).state,
          );
          expect(states).not.toEqual(['holds', 'holds']);
          expect(states).not.toEqual(['violated', 'violated']);
        },
      ),
      { numRuns: 40, seed: 4 },
    );
  });
});

test('the obstacle before any bound is tested is the one that the times pass furthest, or come nearest to', () => {
  const judge = claimOf({ high: 2 }).judge(ERROR_RATE);
  judge.add([150, 1900, 100, 1000]);
  expect(judge.obstacle()).toMatchObject({ n: 1000, found: 1.9, limit: 2 });
});
