import { count, significant } from '../../src/describe/quantity';

const CONFIDENCE = 0.95;
const HALVINGS = 60;

/** Returns how often something occurred, with the upper bound of its probability: `0 (< 0.000150)`. */
export function boundedCount(occurrences: number, trials: number): string {
  return trials === 0 ? 'none' : `${count(occurrences)} (< ${significant(upperBound(occurrences, trials))})`;
}

/**
 * Returns the exact 95 % upper bound of a probability, by Clopper and Pearson: the largest at which that many occurrences
 * or fewer have a chance of at least one in twenty. No occurrence in n trials gives about 3 / n.
 */
export function upperBound(occurrences: number, trials: number): number {
  if (occurrences >= trials) return 1;
  let [low, high] = [0, 1];
  for (let i = 0; i < HALVINGS; i++) {
    const middle = (low + high) / 2;
    if (chanceOfAtMost(occurrences, trials, middle) > 1 - CONFIDENCE) low = middle;
    else high = middle;
  }
  return high;
}

/** Returns the binomial distribution function. */
function chanceOfAtMost(occurrences: number, trials: number, probability: number): number {
  const odds = Math.log(probability) - Math.log1p(-probability);
  let logTerm = trials * Math.log1p(-probability);
  let sum = Math.exp(logTerm);
  for (let i = 0; i < occurrences; i++) {
    logTerm += odds + Math.log((trials - i) / (i + 1));
    sum += Math.exp(logTerm);
  }
  return sum;
}
