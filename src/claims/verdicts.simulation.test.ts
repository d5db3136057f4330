import { AddedCostClaim } from './addedCost/addedCostClaim';
import { ComparisonClaim } from './comparison/comparisonClaim';
import type { ComparisonOptions } from './comparison/evidence';
import { OverheadClaim } from './overhead/overheadClaim';
import type { TimedClaim } from './kinds';
import { ExplanationClaim } from './explanation/explanationClaim';
import { SlopeClaim } from './slope/slopeClaim';
import { ScalingClaim } from './scaling/scalingClaim';
import { cacheStep, knee, linear, power, quadratic, SIZES, withFixedCost } from './testing/curves';
import { LOADED, noisyRounds, QUIET, type Noise } from './testing/noise';
import { judgedCollection, type Machine } from './testing/simulatedTrial';
import { tally, type Tally } from './testing/verdicts';
import type { Curve } from '../model/growth';
import { seededRandom } from '../statistics/random';

/** The persistent distortion of every size that the guards of scaling claims allow for, rms. */
const DISTORTION = 0.05;
/** The rounds of a claim that these will mostly leave open. */
const FEW_ROUNDS = 75;

/** The machines, and the trials of every truth on each: a loaded machine takes three times the rounds. */
const regimes: readonly [string, number, Noise][] = [
  ['idle', 20, QUIET],
  ['loaded', 8, LOADED],
];

/** Judges a truth over and over as n, or at most n, over the sweep or an extended one. */
function scalingTally(
  trials: number,
  curve: Curve,
  noise: Noise,
  { atMost = false, extensions = 0, most }: { atMost?: boolean; extensions?: number; most?: number } = {},
): Tally {
  let claim: TimedClaim = new ScalingClaim({ arm: 'work', sizes: SIZES, growth: 'n', atMost });
  for (let i = 0; i < extensions; i++) claim = claim.extended([])!;
  const truth = { claim, curves: [curve], distortion: DISTORTION };
  return tally(
    trials,
    (trial) => judgedCollection(claim, truth, machineWith(noise), seededRandom(trial), { most }).judge.state,
  );
}

function machineWith(noise: Noise): Machine {
  return (times, random, arms) => noisyRounds(times, noise, random, arms);
}

describe.each(regimes)(
  'as n, on a machine that is %s, in %i trials with distortions of 5 %% a size',
  (_, trials, noise) => {
    test.each<[string, Curve]>([
      ['n', linear],
      ['n with a cache step of 1.5 in the middle', cacheStep(1.5, 'middle')],
      ['n with a fixed cost of a tenth of the top', withFixedCost(0.1, linear)],
    ])('%s is never violated, and holds in nearly all', (_name, truth) => {
      const { violated, holds } = scalingTally(trials, truth, noise);

      expect(violated).toBe(0);
      expect(holds).toBeGreaterThanOrEqual(0.95 * trials);
    });

    test.each<[string, Curve]>([
      ['n^1.5', power(1.5)],
      ['n^2', quadratic],
      ['sqrt n', Math.sqrt],
    ])('%s never holds, and is violated in 99 %%', (_name, truth) => {
      const { violated, holds } = scalingTally(trials, truth, noise);

      expect(holds).toBe(0);
      expect(violated).toBeGreaterThanOrEqual(0.99 * trials);
    });

    test.each([false, true])('a knee at the fifth of six sizes never holds (at most: %s)', (atMost) => {
      const { bent, violated } = scalingTally(trials, knee('fifth'), noise, { atMost });

      expect(bent + violated).toBe(trials);
    });

    test.each([false, true])(
      'a knee at the fifth of six sizes is violated by an extended sweep (at most: %s)',
      (atMost) => {
        expect(scalingTally(trials, knee('fifth'), noise, { atMost, extensions: 1 }).violated).toBe(trials);
      },
    );

    test('a cache step of 2.5 between the two largest sizes is never violated, and holds of an extended sweep', () => {
      expect(scalingTally(trials, cacheStep(2.5, 'top'), noise, { most: FEW_ROUNDS }).violated).toBe(0);

      const { holds, open } = scalingTally(trials, cacheStep(2.5, 'top'), noise, { extensions: 1 });

      expect(holds + open).toBe(trials);
      expect(holds).toBeGreaterThan(0);
    });
  },
);

describe.each(regimes)('two arms on a machine that is %s, in %i trials', (_, trials, noise) => {
  const pairTally = (claim: TimedClaim, arm: Curve, other: Curve, distortion: number): Tally => {
    const truth = { claim, curves: [arm, other], distortion };
    return tally(
      trials,
      (trial) => judgedCollection(claim, truth, machineWith(noise), seededRandom(1_000 + trial)).judge.state,
    );
  };
  const comparison = (bounds: Pick<ComparisonOptions, 'low' | 'high'>): TimedClaim =>
    new ComparisonClaim({ arm: 'a', other: 'b', sizes: [100, 1000, 10_000], ...bounds });
  const within25 = comparison({ low: 1 / 1.25, high: 1.25 });

  test('of the same cost are never different by more than 25 %, and equal in nearly all', () => {
    const { violated, holds } = pairTally(within25, linear, linear, 0.006);

    expect(violated).toBe(0);
    expect(holds).toBeGreaterThanOrEqual(0.95 * trials);
  });

  test('of the same cost are left to other processes if they must be 1.05 times faster', () => {
    const { near, violated } = pairTally(comparison({ high: 1 / 1.05 }), linear, linear, 0.006);
    expect(near + violated).toBe(trials);
  });

  test('with one that costs 1.5 times the other are different by more than 25 %', () => {
    expect(pairTally(within25, (n) => 1.5 * n, linear, 0.006).violated).toBe(trials);
  });

  test('a constant overhead of one unit over 2, 4, 8 holds within 2x in nearly all and is never violated', () => {
    const claim = new OverheadClaim({ arm: 'a', other: 'b', sizes: [2, 4, 8], factor: 2 });
    const { holds, violated } = pairTally(claim, (n) => n + 1, linear, 0.003);

    expect(violated).toBe(0);
    expect(holds).toBeGreaterThanOrEqual(0.95 * trials);
  });

  test('an overhead of half the cost over 2, 4, 8 is violated within 2x', () => {
    const claim = new OverheadClaim({ arm: 'a', other: 'b', sizes: [2, 4, 8], factor: 2 });

    expect(pairTally(claim, (n) => 1.5 * n, linear, 0.003).violated).toBe(trials);
  });

  test('one unit more over 2 to 340 has the same slope within 15 % in nearly all and is never violated', () => {
    const claim = new SlopeClaim({ arm: 'a', other: 'b', sizes: [2, 6, 20, 60, 180, 340], within: 0.15 });
    const { holds, violated } = pairTally(claim, (n) => n + 1, linear, 0.01);

    expect(violated).toBe(0);
    expect(holds).toBeGreaterThanOrEqual(0.95 * trials);
  });

  test('1.4 times the cost over 2 to 340 has another slope by more than 15 %', () => {
    const claim = new SlopeClaim({ arm: 'a', other: 'b', sizes: [2, 6, 20, 60, 180, 340], within: 0.15 });

    expect(pairTally(claim, (n) => 1.4 * n, linear, 0.01).violated).toBe(trials);
  });

  const explanation = new ExplanationClaim({
    metric: 'steps',
    sizes: [2, 6, 20, 60],
    arms: ['a', 'b'].map((arm) => ({ arm, counts: [2, 6, 20, 60] })),
    within: 0.1,
  });

  test('times of one price are never violated within 10 %, and hold in nearly all', () => {
    const steps = (n: number): number => 3 + n;
    const { holds, violated } = pairTally(explanation, steps, steps, 0.01);

    expect(violated).toBe(0);
    expect(holds).toBeGreaterThanOrEqual(0.95 * trials);
  });

  test('times of two prices, one half more than the other, never hold', () => {
    const { holds, violated } = pairTally(explanation, (n) => 1.5 * n, linear, 0.01);

    expect(holds).toBe(0);
    expect(violated).toBe(trials);
  });

  test('an added cost of 5 units is at most 10 and not at most 2', () => {
    const atMost = (atMostNs: number): TimedClaim =>
      new AddedCostClaim({ arm: 'a', other: 'b', sizes: [2, 8, 32], atMostNs });

    expect(pairTally(atMost(10), (n) => n + 5, linear, 0.003)).toMatchObject({ holds: trials, violated: 0 });
    expect(pairTally(atMost(2), (n) => n + 5, linear, 0.003)).toMatchObject({ holds: 0, violated: trials });
  });
});
