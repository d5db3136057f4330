import fc from 'fast-check';
import { CrossoverClaim } from './crossover/crossoverClaim';
import { ExplanationClaim } from './explanation/explanationClaim';
import type { TimedClaim } from './kinds';
import {
  added,
  CALLS,
  constancy,
  overhead,
  powers,
  ratio,
  ROUNDS,
  roundsOf,
  single,
  slope,
  type PlacedTimes,
} from './testing/placedTimes';
import { areOpposites, place, runs, seed, stateOf } from './testing/properties';
import {
  atMostMore,
  atRate,
  constantWithin,
  FEW,
  inTime,
  overheadWithin,
  pair,
  ratioWithin,
  scaling,
  slopeWithin,
} from './testing/statedClaims';
import { ERROR_RATE, feed } from './testing/verdicts';

/** A kind of claim, and the times that it is judged by. */
interface Kind extends PlacedTimes {
  readonly claim: TimedClaim;
  /** Returns the claim for times in another unit, if the claim itself names an amount of time. */
  readonly inUnit?: (unit: number) => TimedClaim;
}

const crossover: TimedClaim = new CrossoverClaim({ ...pair, sizes: FEW, before: 4 });
const explanation: TimedClaim = new ExplanationClaim({
  metric: 'steps',
  sizes: FEW,
  arms: ['a', 'b'].map((arm) => ({ arm, counts: FEW })),
  within: 0.1,
});

const KINDS: readonly [string, Kind][] = [
  ['as n', { claim: scaling('n', false), arms: 1, truth: powers(0.4, 2) }],
  ['at most n', { claim: scaling('n', true), arms: 1, truth: powers(0.4, 2) }],
  ['at most log n', { claim: scaling('log n', true), arms: 1, truth: powers(0, 1) }],
  ['a constant', { claim: constantWithin(1.5), arms: 1, truth: constancy }],
  ['a constant overhead', { claim: overheadWithin(1.5), arms: 2, truth: overhead }],
  ['the same slope', { claim: slopeWithin(0.15), arms: 2, truth: slope }],
  ['a crossover', { claim: crossover, arms: 2, truth: ratio }],
  ['an explanation', { claim: explanation, arms: 2, truth: (at, random) => ratio(at < 0.5 ? 1 : at / 2, random) }],
  ['a comparison', { claim: ratioWithin(1 / 1.25, 1.25), arms: 2, truth: ratio }],
  ['an added cost', { claim: atMostMore(4), inUnit: (unit) => atMostMore(4 * unit), arms: 2, truth: added }],
  [
    'a time budget',
    { claim: inTime(0.5, 10_000), inUnit: (unit) => inTime(0.5, 10_000 * unit), arms: 1, truth: single },
  ],
  ['a throughput', { claim: atRate(1e5), inUnit: (unit) => atRate(1e5 / unit), arms: 1, count: CALLS, truth: single }],
];

describe.each(KINDS)('the verdict on %s', (_, kind) => {
  test('is reached on both sides by the times of this test', () => {
    const states = Array.from({ length: 11 }, (_place, i) => stateOf(kind.claim, roundsOf(kind, 2 * i, i / 10)));
    expect(states).toEqual(expect.arrayContaining(['holds', 'violated']));
  });

  test('does not depend on the unit of time', () => {
    fc.assert(
      fc.property(seed, place, fc.double({ min: 1e-3, max: 1e6, noNaN: true }), (start, at, unit) => {
        const rounds = roundsOf(kind, start, at);
        const inUnit = rounds.map((times) => times.map((time) => unit * time));
        const claim = kind.inUnit?.(unit) ?? kind.claim;
        expect(feed(claim.judge(ERROR_RATE), inUnit)).toEqual(feed(kind.claim.judge(ERROR_RATE), rounds));
      }),
      runs,
    );
  });

  test('does not turn into its opposite if the rounds come in another order', () => {
    const order = fc.shuffledSubarray(
      Array.from({ length: kind.count ?? ROUNDS }, (_round, i) => i),
      { minLength: kind.count ?? ROUNDS },
    );
    fc.assert(
      fc.property(seed, place, order, (start, at, places) => {
        const rounds = roundsOf(kind, start, at);
        const reordered = places.map((round) => rounds[round]!);
        expect(areOpposites(stateOf(kind.claim, rounds), stateOf(kind.claim, reordered))).toBe(false);
      }),
      runs,
    );
  });

  test('does not turn into its opposite if every round counts twice, at once or later again', () => {
    fc.assert(
      fc.property(seed, place, (start, at) => {
        const rounds = roundsOf(kind, start, at);
        const before = stateOf(kind.claim, rounds);
        const twice = [rounds.flatMap((times) => [times, times]), [...rounds, ...rounds]];
        expect(twice.some((more) => areOpposites(before, stateOf(kind.claim, more)))).toBe(false);
      }),
      runs,
    );
  });
});
