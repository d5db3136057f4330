import fc from 'fast-check';
import type { Judge } from './core/claim';
import type { TimedClaim } from './kinds';
import type { ScalingEvidence } from './scaling/evidence';
import { powers, ROUNDS, roundsOf } from './testing/placedTimes';
import { areOpposites, evenly, place, runs, seed } from './testing/properties';
import { scaling } from './testing/statedClaims';
import { ERROR_RATE, feed } from './testing/verdicts';

describe('a fixed cost on top of all times', () => {
  /** Judges times of a power of n, without a fixed cost and with one that is a share of the median at the top. */
  const withAndWithout = (claim: TimedClaim, start: number, at: number, share: number): [Judge, Judge] => {
    const rounds = roundsOf({ arms: 1, truth: powers(0.4, 2) }, start, at);
    const tops = rounds.map((times) => times.at(-1)!).sort((a, b) => a - b);
    const fixed = share * tops[ROUNDS / 2]!;
    const judges = [claim.judge(ERROR_RATE), claim.judge(ERROR_RATE)] as [Judge, Judge];
    feed(judges[0], rounds);
    feed(
      judges[1],
      rounds.map((times) => times.map((time) => time + fixed)),
    );
    return judges;
  };
  const share = fc.oneof(evenly(0, 0.4), evenly(0.4, 30));
  /** Half of the times are about linear. */
  const growth = fc.oneof(place, fc.double({ min: 0.3, max: 0.4, noNaN: true }));

  test('never turns growth as n into its opposite', () => {
    fc.assert(
      fc.property(seed, growth, share, (start, at, fixed) => {
        const [without, plus] = withAndWithout(scaling('n', false), start, at, fixed);
        expect(areOpposites(without.state, plus.state)).toBe(false);
      }),
      { ...runs, numRuns: 40 },
    );
  });

  test('never violates growth at most like n, and lets violated growth hold of the range alone', () => {
    fc.assert(
      fc.property(seed, growth, share, (start, at, fixed) => {
        const [without, plus] = withAndWithout(scaling('n', true), start, at, fixed);
        const isOpposite = areOpposites(without.state, plus.state);
        const isSo = isOpposite && !(plus.state === 'holds' && (plus.evidence() as ScalingEvidence).inRangeOnly);
        expect(isSo).toBe(false);
      }),
      { ...runs, numRuns: 40 },
    );
  });
});
