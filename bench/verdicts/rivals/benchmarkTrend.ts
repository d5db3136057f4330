import { mean } from '../../../src/statistics/mean';
import type { Sample } from './sample';

/** The growths of benchmark-trend. */
export type Trend = 'exponential' | 'power' | 'linear' | 'logarithmic' | 'constant';

/** A line is constant if the variance of its times is under this slope's. */
const FLAT = 1e-10;
/** The fit that rspec-benchmark needs. */
const LEAST_R_SQUARED = 0.9;

/**
 * Returns the growth that benchmark-trend finds (lib/benchmark/trend.rb), the one whose fit explains most of the
 * variance, or undefined if that is too little for rspec-benchmark's matchers to accept it.
 *
 * @param samples - the mean of the runs of each size
 */
export function trendOf(samples: readonly Sample[]): Trend | undefined {
  const n = samples.map((sample) => sample.n);
  const seconds = samples.map((sample) => sample.seconds);
  const fits: [Trend, readonly number[], readonly number[]][] = [
    ['exponential', n, seconds.map(Math.log)],
    ['power', n.map(Math.log), seconds.map(Math.log)],
    ['linear', n, seconds],
    ['logarithmic', n.map(Math.log), seconds],
  ];
  let best: { readonly trend: Trend; readonly rSquared: number } | undefined;
  for (const [trend, x, y] of fits) {
    const isConstant = trend === 'linear' && variationOf(y) * y.length < FLAT;
    const rSquared = isConstant ? 1 : rSquaredOf(x, y);
    // Its other criterion grows with R² too; the later of two equals wins.
    if (rSquared >= (best?.rSquared ?? 0)) best = { trend: isConstant ? 'constant' : trend, rSquared };
  }
  return best !== undefined && best.rSquared >= LEAST_R_SQUARED ? best.trend : undefined;
}

function rSquaredOf(x: readonly number[], y: readonly number[]): number {
  const [meanX, meanY] = [mean(x), mean(y)];
  const covariation = x.reduce((sum, value, i) => sum + (value - meanX) * (y[i]! - meanY), 0);
  return covariation ** 2 / (variationOf(x) * variationOf(y));
}

function variationOf(values: readonly number[]): number {
  const centre = mean(values);
  return values.reduce((sum, value) => sum + (value - centre) ** 2, 0);
}
