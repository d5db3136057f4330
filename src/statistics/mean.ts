/** Returns the mean of a sample, at least one value. */
export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Returns the mean of the logarithms of a sample: the logarithm of its geometric mean. */
export function meanLog(values: readonly number[]): number {
  return mean(values.map(Math.log));
}
