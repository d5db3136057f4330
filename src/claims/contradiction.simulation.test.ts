import fc from 'fast-check';
import type { JudgeState } from './core/claim';
import type { TimedClaim } from './kinds';
import {
  added,
  CALLS,
  constancy,
  overhead,
  powers,
  ratio,
  roundsOf,
  single,
  slope,
  type PlacedTimes,
} from './testing/placedTimes';
import { place, runs, seed, stateOf } from './testing/properties';
import {
  atMostMore,
  atRate,
  constantWithin,
  inTime,
  overheadWithin,
  ratioWithin,
  scaling,
  slopeWithin,
} from './testing/statedClaims';

/** Two claims on the same times, each with a state that forbids the other's. */
interface Exclusive extends PlacedTimes {
  readonly claims: readonly [TimedClaim, TimedClaim];
  readonly states: readonly [JudgeState, JudgeState];
}

describe('the same rounds never show that', () => {
  const growths = { arms: 1, truth: powers(0.4, 2.2) } as const;
  const atMostN = scaling('n', true);
  const [upTo, from] = [ratioWithin(undefined, 1.1), ratioWithin(1.1)];
  const calls = { arms: 1, count: CALLS, truth: single } as const;
  const linearAndQuadratic = [scaling('n', false), scaling('n^2', false)] as const;

  test.each<[string, Exclusive]>([
    ['time grows as n and as n^2', { ...growths, claims: linearAndQuadratic, states: ['holds', 'holds'] }],
    [
      'time grows faster than n and no faster than log n',
      { ...growths, claims: [atMostN, scaling('log n', true)], states: ['violated', 'holds'] },
    ],
    [
      'time grows faster than n and like it',
      { ...growths, claims: [atMostN, scaling('n', false)], states: ['violated', 'holds'] },
    ],
    [
      'a time is constant within 1.5x and not within 3x',
      { arms: 1, truth: constancy, claims: [constantWithin(1.5), constantWithin(3)], states: ['holds', 'violated'] },
    ],
    [
      'an overhead is constant within 1.5x and not within 3x',
      { arms: 2, truth: overhead, claims: [overheadWithin(1.5), overheadWithin(3)], states: ['holds', 'violated'] },
    ],
    [
      'slopes are the same within 15 % and not within 50 %',
      { arms: 2, truth: slope, claims: [slopeWithin(0.15), slopeWithin(0.5)], states: ['holds', 'violated'] },
    ],
    [
      'a cost of at most 4 is added and not of at most 8',
      { arms: 2, truth: added, claims: [atMostMore(4), atMostMore(8)], states: ['holds', 'violated'] },
    ],
    [
      'the p75 is within a time and the p50 is not',
      { ...calls, claims: [inTime(0.75, 10_000), inTime(0.5, 10_000)], states: ['holds', 'violated'] },
    ],
    [
      'a rate is sustained and half of it is not',
      { ...calls, claims: [atRate(1e5), atRate(5e4)], states: ['holds', 'violated'] },
    ],
    [
      'a ratio is at most 1.1 and at least 1.1',
      { arms: 2, truth: ratio, claims: [upTo, from], states: ['holds', 'holds'] },
    ],
    [
      'a ratio is neither at most 1.1 nor at least 1.1',
      { arms: 2, truth: ratio, claims: [upTo, from], states: ['violated', 'violated'] },
    ],
  ])('%s', (_, { claims, states, ...times }) => {
    fc.assert(
      fc.property(seed, place, (start, at) => {
        const rounds = roundsOf(times, start, at);
        expect(claims.map((claim) => stateOf(claim, rounds))).not.toEqual(states);
      }),
      { ...runs, numRuns: 20 },
    );
  });
});
