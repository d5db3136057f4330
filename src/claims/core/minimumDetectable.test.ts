import { minimumDetectable, type MinimumDetectableOptions } from './minimumDetectable';
import { ConstantClaim } from '../constant/constantClaim';
import { OverheadClaim } from '../overhead/overheadClaim';
import { AddedCostClaim } from '../addedCost/addedCostClaim';
import { CrossoverClaim } from '../crossover/crossoverClaim';
import type { ThroughputEvidence, TimeBudgetEvidence } from '../budget/evidence';
import type { SlopeEvidence } from '../slope/evidence';
import type { ScalingEvidence } from '../scaling/evidence';
import type { ComparisonEvidence } from '../comparison/evidence';
import type { OverheadEvidence } from '../overhead/evidence';
import type { ExplanationEvidence } from '../explanation/evidence';
import type { CrossoverEvidence } from '../crossover/evidence';
import type { AddedCostEvidence } from '../addedCost/evidence';
import type { ConstantEvidence } from '../constant/evidence';
import { ExplanationClaim } from '../explanation/explanationClaim';
import { ComparisonClaim } from '../comparison/comparisonClaim';
import type { Judge } from './claim';
import { SlopeClaim } from '../slope/slopeClaim';
import { ScalingClaim } from '../scaling/scalingClaim';
import { ThroughputClaim } from '../budget/throughputClaim';
import { TimeBudgetClaim } from '../budget/timeBudgetClaim';
import { noisyRounds, QUIET } from '../testing/noise';
import { ERROR_RATE } from '../testing/verdicts';
import { seededRandom } from '../../statistics/random';

const SIZES = [64, 256, 1024, 4096, 16_384, 65_536];

describe('smallestCaught', () => {
  const planting = (threshold: number, range: readonly [number, number]): MinimumDetectableOptions => ({
    isDetected: (violation) => violation > threshold,
    range,
  });

  test('finds the smallest violation that is caught', () => {
    const smallest = minimumDetectable(planting(0.3, [0.05, 1]))!;
    expect(smallest).toBeGreaterThan(0.3);
    expect(smallest).toBeLessThan(0.32);
  });

  test('finds none where not even the largest is', () => {
    expect(minimumDetectable(planting(2, [0.05, 1]))).toBeUndefined();
  });
});

describe('the resolution of', () => {
  const fed = (judge: Judge, truth: readonly number[], arms = 1, count = 40): Judge => {
    const random = seededRandom(5);
    const rounds = noisyRounds(truth, QUIET, random, arms);
    for (let round = 0; round < count; round++) judge.add(rounds());
    return judge;
  };

  test('linear growth over a wide sweep: a quarter more in the exponent, and a part that grows n times as fast', () => {
    const claim = new ScalingClaim({ arm: 'work', sizes: SIZES, growth: 'n', atMost: false });
    const { detectable } = fed(claim.judge(ERROR_RATE), SIZES).evidence() as ScalingEvidence;
    expect(detectable?.excess).toBeGreaterThan(0.25);
    expect(detectable?.excess).toBeLessThan(0.5);
    expect(detectable?.share).toBeGreaterThan(0.3);
    expect(detectable?.share).toBeLessThan(0.95);
  });

  test('a narrower margin is finer', () => {
    const resolutionOf = (margin: number): number | undefined => {
      const claim = new ScalingClaim({ arm: 'work', sizes: SIZES, growth: 'n', atMost: true, margin });
      return (fed(claim.judge(ERROR_RATE), SIZES).evidence() as ScalingEvidence).detectable?.excess;
    };
    expect(resolutionOf(0.1)).toBeLessThan(resolutionOf(0.25)!);
  });

  test('growth that is violated is not said: it was caught', () => {
    const claim = new ScalingClaim({ arm: 'work', sizes: SIZES, growth: 'n', atMost: false });
    const quadratic = SIZES.map((n) => n * n);
    expect((fed(claim.judge(ERROR_RATE), quadratic).evidence() as ScalingEvidence).detectable).toBeUndefined();
  });

  test('a constant is a small power of n', () => {
    const claim = new ConstantClaim({ arm: 'get', sizes: SIZES, factor: 1.5 });
    const { detectableExponent } = fed(
      claim.judge(ERROR_RATE),
      SIZES.map(() => 100),
    ).evidence() as ConstantEvidence;
    // A factor of 1.5, and what distortions of 5 % could do beside it, over a range of 1,024
    expect(detectableExponent).toBeGreaterThan(0.05);
    expect(detectableExponent).toBeLessThan(0.15);
  });

  test('a crossover is a ratio little over 1', () => {
    const claim = new CrossoverClaim({ arm: 'a', other: 'b', sizes: [64, 256], before: 256 });
    const { detectableRatio } = fed(claim.judge(ERROR_RATE), [100, 60, 100, 100], 2).evidence() as CrossoverEvidence;
    expect(detectableRatio).toBeGreaterThan(1);
    expect(detectableRatio).toBeLessThan(1.1);
  });

  test('an added cost is little over what is claimed', () => {
    const claim = new AddedCostClaim({ arm: 'a', other: 'b', sizes: [64], atMostNs: 50 });
    const { detectableNs } = fed(claim.judge(ERROR_RATE), [120, 100], 2).evidence() as AddedCostEvidence;
    expect(detectableNs).toBeGreaterThan(50);
    expect(detectableNs).toBeLessThan(75);
  });

  test('an explanation is an arm that is beyond the share', () => {
    const arms = ['a', 'b'].map((arm) => ({ arm, counts: [1, 10] }));
    const claim = new ExplanationClaim({ metric: 'steps', sizes: [1, 10], arms, within: 0.1 });
    const { detectableShare } = fed(
      claim.judge(ERROR_RATE),
      [100, 1000, 100, 1000],
      2,
    ).evidence() as ExplanationEvidence;
    expect(detectableShare).toBeGreaterThan(0.1);
    expect(detectableShare).toBeLessThan(0.6);
  });

  test('a time budget is little over what is claimed', () => {
    const claim = new TimeBudgetClaim({ arm: 'a', n: 1, limitNs: 10_000, quantile: 0.5 });
    const { detectableNs } = fed(claim.judge(ERROR_RATE), [8_000]).evidence() as TimeBudgetEvidence;
    expect(detectableNs).toBeGreaterThan(10_000);
    expect(detectableNs).toBeLessThan(12_500);
  });

  test('a rate is little under what is claimed', () => {
    const claim = new ThroughputClaim({ arm: 'a', n: 1, perSecond: 100_000 });
    const evidence = fed(claim.judge(ERROR_RATE), [8_000], 1, 300).evidence() as ThroughputEvidence;
    expect(evidence.detectablePerSecond).toBeLessThan(100_000);
    expect(evidence.detectablePerSecond).toBeGreaterThan(80_000);
  });

  test('a ratio is little beyond its bound', () => {
    const claim = new ComparisonClaim({ arm: 'a', other: 'b', sizes: [64], low: 1 / 1.1, high: 1.1 });
    const { detectableRatio } = fed(claim.judge(ERROR_RATE), [100, 100], 2).evidence() as ComparisonEvidence;
    expect(detectableRatio).toBeGreaterThan(1.1);
    expect(detectableRatio).toBeLessThan(1.2);
  });

  describe('a constant overhead', () => {
    const few = [2, 4, 8];
    const caughtChange = (factor: number, overhead: (n: number) => number): number | undefined => {
      const claim = new OverheadClaim({ arm: 'a', other: 'b', sizes: few, factor });
      const truth = [...few.map((n) => n + overhead(n)), ...few];
      return (fed(claim.judge(ERROR_RATE), truth, 2, 150).evidence() as OverheadEvidence).detectableChange;
    };

    test('is a change somewhat over its factor, whatever change was found', () => {
      // 4 sqrt(10^2 + 12^2 + 2.25 (6^2 + 4^2)) % of 4, over 1.5: what distortions of 1 % a cell could do
      for (const found of [1, 1.15]) {
        const caught = caughtChange(1.5, (n) => 4 * found ** ((n - 2) / 6));
        expect(caught).toBeGreaterThan(1.6);
        expect(caught).toBeLessThan(2);
      }
    });

    test('is coarser where the overhead is smaller', () => {
      expect(caughtChange(3, () => 1)!).toBeGreaterThan(caughtChange(3, () => 8)! + 0.1);
    });

    test('of a saving is a saving that grows, as far as one can', () => {
      expect(caughtChange(1.5, () => -1)).toBeGreaterThan(1.6);
      // Three times 2.5 would be nearly all of what b takes at the top, and more cannot be saved
      const sizes = [5, 6, 7];
      const claim = new OverheadClaim({ arm: 'a', other: 'b', sizes, factor: 3 });
      const judge = fed(claim.judge(ERROR_RATE), [...sizes.map((n) => n - 2.5), ...sizes], 2, 150);
      expect(judge.state).toBe('holds');
      expect((judge.evidence() as OverheadEvidence).detectableChange).toBeUndefined();
    });

    test('is not said where it was violated', () => {
      expect(caughtChange(1.5, (n) => n)).toBeUndefined();
    });
  });

  describe('the same slope', () => {
    const caughtExcess = (within: number, slope: number): number | undefined => {
      const claim = new SlopeClaim({ arm: 'a', other: 'b', sizes: SIZES, within });
      const truth = [...SIZES.map((n) => 50 + slope * n), ...SIZES];
      return (fed(claim.judge(ERROR_RATE), truth, 2, 150).evidence() as SlopeEvidence).detectableExcess;
    };

    test('is an excess a few distortions over its share, whatever excess was found', () => {
      for (const slope of [0.95, 1, 1.05]) {
        expect(caughtExcess(0.15, slope)).toBeGreaterThan(0.18);
        expect(caughtExcess(0.15, slope)).toBeLessThan(0.35);
      }
      expect(caughtExcess(0.15, 1.05)!).toBeCloseTo(caughtExcess(0.15, 0.95)!, 1);
    });

    test('grows with the share that is allowed', () => {
      expect(caughtExcess(0.5, 1)!).toBeGreaterThan(0.5);
    });

    test('is not said where it was violated', () => {
      expect(caughtExcess(0.15, 2)).toBeUndefined();
    });
  });
});
