import { smallestCaught, type CanaryOptions } from './canary';
import { ConstantClaim } from './constant';
import type { ConstantEvidence, RatioEvidence, ScalingEvidence } from './evidence';
import { ComparisonClaim } from './comparison';
import type { Judge, JudgeState } from './claim';
import { ScalingClaim } from './scaling';
import { noisyRounds, QUIET } from './testing/noise';
import { ERROR_RATE } from './testing/verdicts';
import { seededRandom } from '../statistics/random';

const SIZES = [64, 256, 1024, 4096, 16_384, 65_536];

/** Calls a claim violated once a time is over a threshold. */
function thresholdJudge(threshold: number): Judge {
  let state: JudgeState = 'open';
  return {
    add: (times) => {
      if (times[0]! > threshold) state = 'violated';
    },
    get state() {
      return state;
    },
    evidence: () => {
      throw new Error('not asked for');
    },
    obstacle: () => {
      throw new Error('not asked for');
    },
  };
}

describe('smallestCaught', () => {
  const planting = (threshold: number, range: readonly [number, number]): CanaryOptions => ({
    rounds: [[1], [1]],
    judge: () => thresholdJudge(threshold),
    plant: ([time], violation) => [time! + violation],
    range,
  });

  test('finds the smallest violation that is caught', () => {
    const smallest = smallestCaught(planting(1.3, [0.05, 1]))!;
    expect(smallest).toBeGreaterThan(0.3);
    expect(smallest).toBeLessThan(0.32);
  });

  test('finds none where not even the largest is', () => {
    expect(smallestCaught(planting(3, [0.05, 1]))).toBeUndefined();
  });
});

describe('the resolution of', () => {
  const fed = (judge: Judge, truth: readonly number[], arms = 1): Judge => {
    const random = seededRandom(5);
    const rounds = noisyRounds(truth, QUIET, random, arms);
    for (let round = 0; round < 40; round++) judge.add(rounds());
    return judge;
  };

  test('linear growth over a wide sweep: a quarter more in the exponent, and a part that grows n times as fast', () => {
    const claim = new ScalingClaim({ arm: 'work', sizes: SIZES, growth: 'n', atMost: false });
    const { caught } = fed(claim.judge(ERROR_RATE), SIZES).evidence() as ScalingEvidence;
    expect(caught?.excess).toBeGreaterThan(0.25);
    expect(caught?.excess).toBeLessThan(0.5);
    expect(caught?.share).toBeGreaterThan(0.3);
    expect(caught?.share).toBeLessThan(0.95);
  });

  test('a narrower margin is finer', () => {
    const resolutionOf = (margin: number): number | undefined => {
      const claim = new ScalingClaim({ arm: 'work', sizes: SIZES, growth: 'n', atMost: true, margin });
      return (fed(claim.judge(ERROR_RATE), SIZES).evidence() as ScalingEvidence).caught?.excess;
    };
    expect(resolutionOf(0.1)).toBeLessThan(resolutionOf(0.25)!);
  });

  test('growth that is violated is not said: it was caught', () => {
    const claim = new ScalingClaim({ arm: 'work', sizes: SIZES, growth: 'n', atMost: false });
    const quadratic = SIZES.map((n) => n * n);
    expect((fed(claim.judge(ERROR_RATE), quadratic).evidence() as ScalingEvidence).caught).toBeUndefined();
  });

  test('a constant is a small power of n', () => {
    const claim = new ConstantClaim({ arm: 'get', sizes: SIZES, factor: 1.5 });
    const { caughtExponent } = fed(
      claim.judge(ERROR_RATE),
      SIZES.map(() => 100),
    ).evidence() as ConstantEvidence;
    // A factor of 1.5, and what distortions of 5 % could do beside it, over a range of 1,024
    expect(caughtExponent).toBeGreaterThan(0.05);
    expect(caughtExponent).toBeLessThan(0.15);
  });

  test('a ratio is little beyond its bound', () => {
    const claim = new ComparisonClaim({ arm: 'a', other: 'b', sizes: [64], low: 1 / 1.1, high: 1.1 });
    const { caughtRatio } = fed(claim.judge(ERROR_RATE), [100, 100], 2).evidence() as RatioEvidence;
    expect(caughtRatio).toBeGreaterThan(1.1);
    expect(caughtRatio).toBeLessThan(1.2);
  });
});
