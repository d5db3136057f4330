import { mean } from '../../../src/statistics/mean';
import type { Sample } from './sample';

const CURVES = {
  '1': () => 1,
  'log n': Math.log2,
  n: (n: number) => n,
  'n log n': (n: number) => n * Math.log2(n),
  'n^2': (n: number) => n ** 2,
  'n^3': (n: number) => n ** 3,
} as const satisfies Record<string, (n: number) => number>;

/** The growths that Google Benchmark knows. */
export type GoogleGrowth = keyof typeof CURVES;

/**
 * Returns the growth that Google Benchmark's `Complexity()` finds (src/complexity.cc): the curve that, scaled by least
 * squares and with no fixed cost, leaves the smallest rms. It always finds one.
 *
 * @param samples - the mean time of each size; Google Benchmark's default is CPU time
 */
export function googleGrowthOf(samples: readonly Sample[]): GoogleGrowth {
  const seconds = samples.map((sample) => sample.seconds);
  const rmsOf = (curve: (n: number) => number): number => {
    const values = samples.map(({ n }) => curve(n));
    const scale =
      values.reduce((sum, value, i) => sum + value * seconds[i]!, 0) /
      values.reduce((sum, value) => sum + value ** 2, 0);
    return Math.sqrt(mean(seconds.map((time, i) => (time - scale * values[i]!) ** 2)));
  };
  const growths = Object.keys(CURVES) as GoogleGrowth[];
  return growths.reduce((best, growth) => (rmsOf(CURVES[growth]) < rmsOf(CURVES[best]) ? growth : best));
}
