import { mean } from '../../../src/statistics/mean';
import { fitLine, squaredDistance } from './line';
import type { Sample } from './sample';

/** The claims that Minitest can assert of a benchmark. */
export type MinitestClaim = 'constant' | 'linear' | 'logarithmic' | 'power' | 'exponential';

const THRESHOLD = 0.99;

/**
 * Returns whether Minitest's `assert_performance_<claim>` passes (minitest 5, lib/minitest/benchmark.rb): whether the
 * curve explains 99 % of the variance of the times, or for a constant, whether the slope of the line is at most 0.01.
 *
 * @param samples - one run a size, as Minitest takes them
 */
export function minitestPasses(claim: MinitestClaim, samples: readonly Sample[]): boolean {
  const n = samples.map((sample) => sample.n);
  const seconds = samples.map((sample) => sample.seconds);
  if (claim === 'constant') return Math.abs(fitLine(n, seconds).slope) <= 1 - THRESHOLD;
  const x = claim === 'linear' || claim === 'exponential' ? n : n.map(Math.log);
  const isLog = claim === 'power' || claim === 'exponential';
  const { slope, intercept } = fitLine(x, isLog ? seconds.map(Math.log) : seconds);
  const fitted = x.map((value) => {
    const y = intercept + slope * value;
    return isLog ? Math.exp(y) : y;
  });
  const variation = seconds.reduce((sum, value) => sum + (value - mean(seconds)) ** 2, 0);
  return 1 - squaredDistance(fitted, seconds) / variation >= THRESHOLD;
}
