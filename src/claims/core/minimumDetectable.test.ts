import { minimumDetectable } from './minimumDetectable';
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

describe('minimumDetectable', () => {
  test('returns the smallest violation that is detected', () => {
    const smallest = minimumDetectable([0.05, 1], (violation) => violation > 0.3)!;
    expect(smallest).toBeGreaterThan(0.3);
    expect(smallest).toBeLessThan(0.32);
  });

  test('returns nothing if not even the largest is detected', () => {
    expect(minimumDetectable([0.05, 1], () => false)).toBeUndefined();
  });
});

describe('the smallest detectable violation of', () => {
  const fed = (judge: Judge, truth: readonly number[], arms = 1, count = 40): Judge => {
    const random = seededRandom(5);
    const rounds = noisyRounds(truth, QUIET, random, arms);
    for (let round = 0; round < count; round++) judge.add(rounds());
    return judge;
  };

  test('linear growth over a wide sweep is an exponent over a quarter more, and a part that grows n times as fast', () => {
    const claim = new ScalingClaim({ arm: 'work', sizes: SIZES, growth: 'n', atMost: false });
    const { detectable } = fed(claim.judge(ERROR_RATE), SIZES).evidence() as ScalingEvidence;
    expect(detectable?.excess).toBeGreaterThan(0.25);
    expect(detectable?.excess).toBeLessThan(0.5);
    expect(detectable?.share).toBeGreaterThan(0.3);
    expect(detectable?.share).toBeLessThan(0.95);
  });

  test('a narrower margin is smaller', () => {
    const detectableExcess = (margin: number): number | undefined => {
      const claim = new ScalingClaim({ arm: 'work', sizes: SIZES, growth: 'n', atMost: true, margin });
      return (fed(claim.judge(ERROR_RATE), SIZES).evidence() as ScalingEvidence).detectable?.excess;
    };
    expect(detectableExcess(0.1)).toBeLessThan(detectableExcess(0.25)!);
  });

  test('a violated growth is undefined', () => {
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
    // A factor of 1.5, and the effect of distortions of 5 %, over a range of 1,024
    expect(detectableExponent).toBeGreaterThan(0.05);
    expect(detectableExponent).toBeLessThan(0.15);
  });

  test('a crossover is a ratio a fifth over 1', () => {
    const claim = new CrossoverClaim({ arm: 'a', other: 'b', sizes: [64, 256], before: 256 });
    const { detectableRatio } = fed(claim.judge(ERROR_RATE), [100, 60, 100, 100], 2).evidence() as CrossoverEvidence;
    expect(detectableRatio).toBeGreaterThan(1);
    // A tenth, by which a collection must clear the limit, and 82 % more, for 99 % of other collections to clear it
    expect(detectableRatio).toBeLessThan(1.25);
  });

  test('an added cost is little over the claimed amount', () => {
    const claim = new AddedCostClaim({ arm: 'a', other: 'b', sizes: [64], atMostNs: 50 });
    const { detectableNs } = fed(claim.judge(ERROR_RATE), [120, 100], 2).evidence() as AddedCostEvidence;
    expect(detectableNs).toBeGreaterThan(50);
    expect(detectableNs).toBeLessThan(75);
  });

  test('an explanation is a residual over the share', () => {
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

  test('a time budget is little over the limit', () => {
    const claim = new TimeBudgetClaim({ arm: 'a', n: 1, limitNs: 10_000, quantile: 0.5 });
    const { detectableNs } = fed(claim.judge(ERROR_RATE), [8_000]).evidence() as TimeBudgetEvidence;
    expect(detectableNs).toBeGreaterThan(10_000);
    expect(detectableNs).toBeLessThan(12_500);
  });

  test('a rate is little under the claimed one', () => {
    const claim = new ThroughputClaim({ arm: 'a', n: 1, perSecond: 100_000 });
    const evidence = fed(claim.judge(ERROR_RATE), [8_000], 1, 300).evidence() as ThroughputEvidence;
    expect(evidence.detectablePerSecond).toBeLessThan(100_000);
    expect(evidence.detectablePerSecond).toBeGreaterThan(80_000);
  });

  test('a ratio is a fifth beyond its limit', () => {
    const claim = new ComparisonClaim({ arm: 'a', other: 'b', sizes: [64], low: 1 / 1.2, high: 1.2 });
    const { detectableRatio } = fed(claim.judge(ERROR_RATE), [100, 100], 2).evidence() as ComparisonEvidence;
    expect(detectableRatio).toBeGreaterThan(1.2 * 1.1);
    expect(detectableRatio).toBeLessThan(1.2 * 1.25);
  });

  describe('a constant overhead', () => {
    const few = [2, 4, 8];
    const detectableChange = (factor: number, overhead: (n: number) => number): number | undefined => {
      const claim = new OverheadClaim({ arm: 'a', other: 'b', sizes: few, factor });
      const truth = [...few.map((n) => n + overhead(n)), ...few];
      return (fed(claim.judge(ERROR_RATE), truth, 2, 150).evidence() as OverheadEvidence).detectableChange;
    };

    test('is a change somewhat over its factor, whatever change was found', () => {
      // 4 sqrt(10^2 + 12^2 + 2.25 (6^2 + 4^2)) % of 4, over 1.5: the effect of distortions of 1 % a cell
      for (const found of [1, 1.15]) {
        const change = detectableChange(1.5, (n) => 4 * found ** ((n - 2) / 6));
        expect(change).toBeGreaterThan(1.6);
        expect(change).toBeLessThan(2);
      }
    });

    test('is larger if the overhead is smaller', () => {
      expect(detectableChange(3, () => 1)!).toBeGreaterThan(detectableChange(3, () => 8)! + 0.1);
    });

    test('of a saving is a larger saving, if there can be one', () => {
      expect(detectableChange(1.5, () => -1)).toBeGreaterThan(1.6);
      // Three times 2.5 would be more than b takes at the top, and no saving can be larger
      const sizes = [5, 6, 7];
      const claim = new OverheadClaim({ arm: 'a', other: 'b', sizes, factor: 3 });
      const judge = fed(claim.judge(ERROR_RATE), [...sizes.map((n) => n - 2.5), ...sizes], 2, 150);
      expect(judge.state).toBe('holds');
      expect((judge.evidence() as OverheadEvidence).detectableChange).toBeUndefined();
    });

    test('is undefined if the claim is violated', () => {
      expect(detectableChange(1.5, (n) => n)).toBeUndefined();
    });
  });

  describe('the same slope', () => {
    const detectableExcess = (within: number, slope: number): number | undefined => {
      const claim = new SlopeClaim({ arm: 'a', other: 'b', sizes: SIZES, within });
      const truth = [...SIZES.map((n) => 50 + slope * n), ...SIZES];
      return (fed(claim.judge(ERROR_RATE), truth, 2, 150).evidence() as SlopeEvidence).detectableExcess;
    };

    test('is an excess a few distortions over its share, whatever excess was found', () => {
      for (const slope of [0.95, 1, 1.05]) {
        expect(detectableExcess(0.15, slope)).toBeGreaterThan(0.18);
        expect(detectableExcess(0.15, slope)).toBeLessThan(0.35);
      }
      expect(detectableExcess(0.15, 1.05)!).toBeCloseTo(detectableExcess(0.15, 0.95)!, 1);
    });

    test('grows with the allowed share', () => {
      expect(detectableExcess(0.5, 1)!).toBeGreaterThan(0.5);
    });

    test('is undefined if the claim is violated', () => {
      expect(detectableExcess(0.15, 2)).toBeUndefined();
    });
  });
});
