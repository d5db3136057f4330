import fc from 'fast-check';
import { AddedCostClaim } from './addedCost/addedCostClaim';
import type { Judge, JudgeState } from './core/claim';
import type { TimedClaim } from './kinds';
import { ComparisonClaim } from './comparison/comparisonClaim';
import { ConstantClaim } from './constant/constantClaim';
import { OverheadClaim } from './overhead/overheadClaim';
import { CrossoverClaim } from './crossover/crossoverClaim';
import type { ScalingEvidence } from './scaling/evidence';
import { ExplanationClaim } from './explanation/explanationClaim';
import type { Growth } from '../model/growth';
import { SlopeClaim } from './slope/slopeClaim';
import { ScalingClaim } from './scaling/scalingClaim';
import { ThroughputClaim } from './budget/throughputClaim';
import { TimeBudgetClaim } from './budget/timeBudgetClaim';
import { distorted, LOADED, noisyRounds, QUIET } from './testing/noise';
import { ERROR_RATE, feed } from './testing/verdicts';
import { seededRandom } from '../statistics/random';
import type { Random } from '../model/random';

const WIDE = [64, 256, 1024, 4096, 16_384, 65_536];
const FEW = [2, 4, 8];
const ROUNDS = 120;

type Rounds = readonly (readonly number[])[];

/** A kind of claim, and times from which it is clearly true to those from which it is clearly false. */
interface Kind {
  readonly claim: TimedClaim;
  /** Returns the claim for times in another unit, if the claim itself names an amount of time. */
  readonly inUnit?: (unit: number) => TimedClaim;
  readonly arms: 1 | 2;
  /** @defaultValue `ROUNDS` */
  readonly count?: number;
  /** Returns the times at a place from 0 to 1. */
  readonly truth: (place: number, random: Random) => number[];
}

const between = (low: number, high: number, place: number): number => low + place * (high - low);
const pair = { arm: 'a', other: 'b' } as const;
const powers = (low: number, high: number) => (place: number, random: Random) =>
  distorted(WIDE, (n) => n ** between(low, high, place), 0.05, random);
const scaling = (growth: Growth, atMost: boolean): TimedClaim =>
  new ScalingClaim({ arm: 'a', sizes: WIDE, growth, atMost });
const constantWithin = (factor: number): TimedClaim => new ConstantClaim({ arm: 'a', sizes: WIDE, factor });
const overheadWithin = (factor: number): TimedClaim => new OverheadClaim({ ...pair, sizes: FEW, factor });
const slopeWithin = (within: number): TimedClaim => new SlopeClaim({ ...pair, sizes: WIDE, within });
const ratioWithin = (low?: number, high?: number): TimedClaim =>
  new ComparisonClaim({ ...pair, sizes: FEW, ...(low && { low }), ...(high && { high }) });

const constancy = powers(-0.3, 0.3);
/** An overhead that changes by up to n^0.6 beside a linear cost. */
const overhead = (place: number, random: Random): number[] => [
  ...distorted(FEW, (n) => n + 6 * (n / 2) ** between(-0.6, 0.6, place), 0.004, random),
  ...distorted(FEW, (n) => n, 0.004, random),
];
const slope = (place: number, random: Random): number[] => [
  ...distorted(WIDE, (n) => 50 + between(0.5, 1.7, place) * n, 0.01, random),
  ...distorted(WIDE, (n) => n, 0.01, random),
];
const ratio = (place: number, random: Random): number[] => [
  ...distorted(FEW, (n) => between(0.7, 1.4, place) * n, 0.01, random),
  ...distorted(FEW, (n) => n, 0.01, random),
];

const crossover: TimedClaim = new CrossoverClaim({ ...pair, sizes: FEW, before: 4 });
const explanation: TimedClaim = new ExplanationClaim({
  metric: 'steps',
  sizes: FEW,
  arms: ['a', 'b'].map((arm) => ({ arm, counts: FEW })),
  within: 0.1,
});

const atMostMore = (atMostNs: number): TimedClaim => new AddedCostClaim({ ...pair, sizes: FEW, atMostNs });
const added = (place: number, random: Random): number[] => [
  ...distorted(FEW, (n) => n + between(0, 10, place), 0.003, random),
  ...distorted(FEW, (n) => n, 0.003, random),
];
const inTime = (quantile: number, limitNs: number): TimedClaim =>
  new TimeBudgetClaim({ arm: 'a', n: 1, limitNs, quantile });
const atRate = (perSecond: number): TimedClaim => new ThroughputClaim({ arm: 'a', n: 1, perSecond });
const single = (place: number): number[] => [between(3_000, 20_000, place)];
/** Enough for 33 stretches of nine calls. */
const CALLS = 300;

const KINDS: readonly [string, Kind][] = [
  ['as n', { claim: scaling('n', false), arms: 1, truth: powers(0.4, 2) }],
  ['at most n', { claim: scaling('n', true), arms: 1, truth: powers(0.4, 2) }],
  ['at most log n', { claim: scaling('log n', true), arms: 1, truth: powers(0, 1) }],
  ['a constant', { claim: constantWithin(1.5), arms: 1, truth: constancy }],
  ['a constant overhead', { claim: overheadWithin(1.5), arms: 2, truth: overhead }],
  ['the same slope', { claim: slopeWithin(0.15), arms: 2, truth: slope }],
  ['a crossover', { claim: crossover, arms: 2, truth: ratio }],
  ['an explanation', { claim: explanation, arms: 2, truth: (at, random) => ratio(at < 0.5 ? 1 : at / 2, random) }],
  ['a comparison', { claim: ratioWithin(1 / 1.1, 1.1), arms: 2, truth: ratio }],
  ['an added cost', { claim: atMostMore(4), inUnit: (unit) => atMostMore(4 * unit), arms: 2, truth: added }],
  [
    'a time budget',
    { claim: inTime(0.5, 10_000), inUnit: (unit) => inTime(0.5, 10_000 * unit), arms: 1, truth: single },
  ],
  ['a throughput', { claim: atRate(1e5), inUnit: (unit) => atRate(1e5 / unit), arms: 1, count: CALLS, truth: single }],
];

function roundsOf({ arms, truth, count = ROUNDS }: Omit<Kind, 'claim'>, seed: number, place: number): number[][] {
  const random = seededRandom(seed);
  const times = truth(place, random);
  return Array.from({ length: count }, noisyRounds(times, seed % 2 === 0 ? QUIET : LOADED, random, arms));
}

function stateOf(claim: TimedClaim, rounds: Rounds): JudgeState {
  return feed(claim.judge(ERROR_RATE), rounds).state;
}

/** Whether one of two states is `holds` and the other `violated`. */
function areOpposites(one: JudgeState, other: JudgeState): boolean {
  return [one, other].sort().join() === 'holds,violated';
}

const seed = fc.integer({ min: 0, max: 1e6 });
/** Returns numbers that are evenly distributed: most of those that `fc.double` draws are next to 0. */
const evenly = (low: number, high: number): fc.Arbitrary<number> =>
  fc.integer({ min: 0, max: 10_000 }).map((step) => between(low, high, step / 10_000));
const place = evenly(0, 1);
const runs = { numRuns: 12, seed: 6 };

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

describe('if the arms change places', () => {
  const swapped = (rounds: Rounds): number[][] =>
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

/** Two claims on the same times, each with a state that forbids the other's. */
interface Exclusive extends Omit<Kind, 'claim'> {
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
