/** The stakes of the mixture: small ones gain on near-ties over many votes, large ones on unanimous votes at once. */
const STAKES = [0.1, 0.25, 0.5, 0.75, 0.95].map((stake) => ({ won: Math.log1p(stake), lost: Math.log1p(-stake) }));

/** Whether the log e-value is at a level, found out at little cost where it is not: it is at most that of the best stake. */
export function reaches(level: number, yes: number, votes: number): boolean {
  for (const { won, lost } of STAKES) {
    if (yes * won + (votes - yes) * lost >= level) return logEValue(yes, votes) >= level;
  }
  return false;
}

/**
 * Returns the natural logarithm of the e-value against "each vote is yes with a chance of at most one half".
 *
 * The e-value is the wealth of gamblers who bet on yes at every vote; under the null hypothesis it is a
 * non-negative supermartingale, so that the chance of its ever reaching 1 / alpha is at most alpha (Ville's
 * inequality), however often one looks and whenever one stops. Large values are evidence against the null.
 *
 * @param yes - how many votes said yes, 0 to `votes`
 * @param votes - how many votes were cast; an abstention is a vote that did not say yes
 * @returns the log e-value; 0 before the first vote
 * @example
 * logEValue(25, 25) > Math.log(3e6); // true: 25 unanimous votes decide at an error rate of 1e-6 over three tests
 */
export function logEValue(yes: number, votes: number): number {
  if (votes === 0) return 0;
  const logWealth = STAKES.map(({ won, lost }) => yes * won + (votes - yes) * lost);
  const largest = Math.max(...logWealth);
  const sum = logWealth.reduce((total, value) => total + Math.exp(value - largest), 0);
  return largest + Math.log(sum / STAKES.length);
}
