import { mean } from '../../../src/statistics/mean';

/** A straight line. */
export interface Line {
  readonly slope: number;
  readonly intercept: number;
}

/** Returns the line through points (x, y) by ordinary least squares. */
export function fitLine(x: readonly number[], y: readonly number[]): Line {
  const meanX = mean(x);
  const meanY = mean(y);
  const slope =
    x.reduce((sum, value, i) => sum + (value - meanX) * (y[i]! - meanY), 0) /
    x.reduce((sum, value) => sum + (value - meanX) ** 2, 0);
  return { slope, intercept: meanY - slope * meanX };
}

/** Returns the sum of the squared differences of two vectors. */
export function squaredDistance(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, i) => sum + (value - b[i]!) ** 2, 0);
}
