const CONFIDENCE = 0.95;
const HALVINGS = 60;

/**
 * Returns the exact 95 % upper bound of a probability, by Clopper and Pearson: the largest at which so few occurrences
 * or fewer are not rarer than one in twenty. None at all in n trials gives about 3 / n.
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

/** The binomial distribution function. */
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
