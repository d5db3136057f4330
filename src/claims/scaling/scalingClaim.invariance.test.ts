import fc from 'fast-check';
import type { Curve } from '../../model/growth';
import { SIZES } from '../testing/curves';
import { claimOf, judgedExactly, roundsOfPower, TOP } from '../testing/scalingClaims';
import { ERROR_RATE, feed } from '../testing/verdicts';

describe('the verdict does not depend on', () => {
  const seed = fc.integer({ min: 0, max: 1e6 });
  const exponent = fc.double({ min: 0.4, max: 2, noNaN: true });
  const runs = { numRuns: 20, seed: 1 };

  test('the unit of time', () => {
    fc.assert(
      fc.property(seed, exponent, fc.double({ min: 1e-3, max: 1e6, noNaN: true }), (start, power, unit) => {
        const rounds = roundsOfPower(start, power);
        const inUnit = rounds.map((times) => times.map((time) => unit * time));
        for (const atMost of [false, true]) {
          const plain = feed(claimOf({ atMost }).judge(ERROR_RATE), rounds);
          expect(feed(claimOf({ atMost }).judge(ERROR_RATE), inUnit)).toEqual(plain);
        }
      }),
      runs,
    );
  });

  test('the unit of n, if the claim is a power of n', () => {
    fc.assert(
      fc.property(seed, exponent, fc.integer({ min: 2, max: 1000 }), (start, power, unit) => {
        const rounds = roundsOfPower(start, power);
        const sizes = SIZES.map((n) => unit * n);
        const plain = feed(claimOf().judge(ERROR_RATE), rounds);
        expect(feed(claimOf({ sizes }).judge(ERROR_RATE), rounds)).toEqual(plain);
      }),
      runs,
    );
  });

  test('the order of rounds within a group of three, in the first four groups', () => {
    fc.assert(
      fc.property(
        seed,
        exponent,
        fc.array(fc.constantFrom([0, 1, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]), { minLength: 4, maxLength: 4 }),
        (start, power, orders) => {
          const rounds = roundsOfPower(start, power);
          const reordered = [
            ...orders.flatMap((order, group) => order.map((place) => rounds[3 * group + place]!)),
            ...rounds.slice(12),
          ];
          const plain = feed(claimOf().judge(ERROR_RATE), rounds);
          expect(feed(claimOf().judge(ERROR_RATE), reordered)).toEqual(plain);
        },
      ),
      runs,
    );
  });

  test('a fixed cost, which never violates linear times without noise', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1e9, noNaN: true }),
        fc.double({ min: 1e-3, max: 1e3, noNaN: true }),
        fc.boolean(),
        (fixed, slope, atMost) => {
          const truth: Curve = (n) => fixed + slope * n;
          expect(['holds', 'open', 'stuck']).toContain(judgedExactly(truth, { atMost }).state);
        },
      ),
      runs,
    );
  });
});

describe('two verdicts', () => {
  const seed = fc.integer({ min: 0, max: 1e6 });
  const exponent = fc.double({ min: 0.4, max: 2, noNaN: true });
  const runs = { numRuns: 15, seed: 2 };

  test('agree: growth that holds as n holds at most n, at the same round or before', () => {
    fc.assert(
      fc.property(seed, fc.double({ min: 0.8, max: 1.2, noNaN: true }), (start, power) => {
        const [exact, atMost] = [claimOf(), claimOf({ atMost: true })].map((claim) => claim.judge(ERROR_RATE));
        for (const times of roundsOfPower(start, power)) {
          exact!.add(times);
          atMost!.add(times);
          expect([exact!.state, atMost!.state]).not.toEqual([
            'holds',
            expect.stringMatching(/violated|stuck|bent|open/),
          ]);
        }
      }),
      runs,
    );
  });

  test('come in order: a stricter error rate never decides earlier', () => {
    fc.assert(
      fc.property(seed, exponent, (start, power) => {
        const rounds = roundsOfPower(start, power);
        const [loose, strict] = [1e-4, 1e-6].map((errorRate) => feed(claimOf().judge(errorRate), rounds).rounds);
        expect(strict!).toBeGreaterThanOrEqual(loose!);
      }),
      runs,
    );
  });

  test('agree: an even larger time at the largest size does not end a violation from above', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1.5, max: 2.2, noNaN: true }),
        fc.double({ min: 1, max: 10, noNaN: true }),
        (power, factor) => {
          const steeper: Curve = (n) => (n === TOP ? factor : 1) * n ** power;
          expect(judgedExactly((n) => n ** power, { atMost: true }).state).toBe('violated');
          expect(judgedExactly(steeper, { atMost: true }).state).toBe('violated');
        },
      ),
      runs,
    );
  });
});
