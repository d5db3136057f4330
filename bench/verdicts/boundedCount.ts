import { count, significant } from '../../src/describe/quantity';
import { upperBound } from './upperBound';

/** Returns how often something occurred, with the upper bound of its probability: `0 (< 0.000150)`. */
export function boundedCount(occurrences: number, trials: number): string {
  return trials === 0 ? 'none' : `${count(occurrences)} (< ${significant(upperBound(occurrences, trials))})`;
}
