import { mean } from '../../../src/statistics/mean';
import { fitLine, squaredDistance } from './line';
import type { Sample } from './sample';

/** The growth classes of the Python package big_O. */
export type BigOClass =
  'Constant' | 'Logarithmic' | 'Linear' | 'Linearithmic' | 'Quadratic' | 'Cubic' | 'Polynomial' | 'Exponential';

/** A simpler class stays unless the sum of squares falls by more than this, in s²: it depends on the unit. */
const TOLERANCE = 1e-6;

/**
 * Returns the class that big_O finds (big_o/complexities.py): the one with the smallest sum of squared residuals.
 *
 * @param samples - the shortest time of each size
 */
export function bigOOf(samples: readonly Sample[]): BigOClass {
  const seconds = samples.map((sample) => sample.seconds);
  const residuals = (
    transform: (n: number) => number,
    { inLogTime = false }: { readonly inLogTime?: boolean } = {},
  ): number => {
    const x = samples.map(({ n }) => transform(n));
    const { slope, intercept } = fitLine(x, inLogTime ? seconds.map(Math.log) : seconds);
    const fitted = x.map((value) => intercept + slope * value);
    return squaredDistance(inLogTime ? fitted.map(Math.exp) : fitted, seconds);
  };
  const sums: [BigOClass, number][] = [
    [
      'Constant',
      squaredDistance(
        seconds,
        seconds.map(() => mean(seconds)),
      ),
    ],
    ['Logarithmic', residuals(Math.log)],
    ['Linear', residuals((n) => n)],
    ['Linearithmic', residuals((n) => n * Math.log(n))],
    ['Quadratic', residuals((n) => n ** 2)],
    ['Cubic', residuals((n) => n ** 3)],
    ['Polynomial', residuals(Math.log, { inLogTime: true })],
    ['Exponential', residuals((n) => n, { inLogTime: true })],
  ];
  return sums.reduce((best, of) => (of[1] < best[1] - TOLERANCE ? of : best))[0];
}
