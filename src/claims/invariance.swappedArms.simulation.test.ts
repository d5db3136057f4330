import fc from 'fast-check';
import { overhead, ratio, roundsOf } from './testing/placedTimes';
import { place, runs, seed } from './testing/properties';
import { overheadWithin, ratioWithin } from './testing/statedClaims';
import { ERROR_RATE, feed } from './testing/verdicts';

describe('if the arms change places', () => {
  const swapped = (rounds: readonly (readonly number[])[]): number[][] =>
    rounds.map((times) => [...times.slice(times.length / 2), ...times.slice(0, times.length / 2)]);
  const bound = fc.double({ min: 1.02, max: 1.3, noNaN: true });

  test('a comparison with the inverse bounds has the same verdict at the same round', () => {
    fc.assert(
      fc.property(seed, place, bound, bound, (start, at, less, more) => {
        const plain = ratioWithin(1 / less, more);
        const mirrored = ratioWithin(1 / more, less);
        const rounds = roundsOf({ arms: 2, truth: ratio }, start, at);
        expect(feed(mirrored.judge(ERROR_RATE), swapped(rounds))).toEqual(feed(plain.judge(ERROR_RATE), rounds));
      }),
      { ...runs, numRuns: 40 },
    );
  });

  test('a constant overhead is a constant saving', () => {
    const claim = overheadWithin(1.5);
    fc.assert(
      fc.property(seed, place, (start, at) => {
        const rounds = roundsOf({ arms: 2, truth: overhead }, start, at);
        expect(feed(claim.judge(ERROR_RATE), swapped(rounds))).toEqual(feed(claim.judge(ERROR_RATE), rounds));
      }),
      { ...runs, numRuns: 40 },
    );
  });
});
