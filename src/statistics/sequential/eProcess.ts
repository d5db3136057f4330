/** Part of what a gambler owns that is staked on a vote, as logarithms of what is left of it. */
interface Stake {
  readonly won: number;
  readonly lost: number;
}

/** The chance of a yes under which votes mean nothing: more of them than no. */
const EVEN = 0.5;
/** Small stakes gain on near-ties over many votes, large ones on unanimous votes at once. */
const STAKES = [0.1, 0.25, 0.5, 0.75, 0.95];
/** Where a yes should be rare, such of them as are best where it is a quarter, a half, once and thrice as often more. */
const OFTENER = [0.25, 0.5, 1, 3];

/** The mixture of gamblers for each chance that was asked for. */
const mixtures = new Map<number, readonly Stake[]>();

/** A stake s wins s (1 - p) / p of what is owned where a yes has the chance p: a fair bet. */
function mixtureFor(chance: number): readonly Stake[] {
  const known = mixtures.get(chance);
  if (known !== undefined) return known;
  // A yes of chance q is bet on best by a stake of (q - p) / (1 - p) (J. L. Kelly, 1956).
  const rare = chance < EVEN ? OFTENER.map((more) => (more * chance) / (1 - chance)) : [];
  // Who stakes all, or more, is ruined by the first no.
  const affordable = rare.filter((stake) => stake < 1);
  const mixture = [...STAKES, ...affordable].map((stake) => ({
    won: Math.log1p((stake * (1 - chance)) / chance),
    lost: Math.log1p(-stake),
  }));
  mixtures.set(chance, mixture);
  return mixture;
}

/** Whether the log e-value is at a level, found out at little cost where it is not: it is at most that of the best stake. */
export function reaches(level: number, yes: number, votes: number, chance = EVEN): boolean {
  for (const { won, lost } of mixtureFor(chance)) {
    if (yes * won + (votes - yes) * lost >= level) return logEValue(yes, votes, chance) >= level;
  }
  return false;
}

/**
 * Returns the natural logarithm of the e-value against "each vote is yes with a chance of at most so much".
 *
 * The e-value is the wealth of gamblers who bet on yes at every vote; under the null hypothesis it is a
 * non-negative supermartingale, so that the chance of its ever reaching 1 / alpha is at most alpha (Ville's
 * inequality), however often one looks and whenever one stops. Large values are evidence against the null.
 *
 * @param yes - how many votes said yes, 0 to `votes`
 * @param votes - how many votes were cast; an abstention is a vote that did not say yes
 * @param chance - that of a yes under the null, between 0 and 1. @defaultValue one half
 * @returns the log e-value; 0 before the first vote
 * @example
 * logEValue(25, 25) > Math.log(3e6); // true: 25 unanimous votes decide at an error rate of 1e-6 over three tests
 */
export function logEValue(yes: number, votes: number, chance = EVEN): number {
  if (votes === 0) return 0;
  const logWealth = mixtureFor(chance).map(({ won, lost }) => yes * won + (votes - yes) * lost);
  const largest = Math.max(...logWealth);
  const sum = logWealth.reduce((total, value) => total + Math.exp(value - largest), 0);
  return largest + Math.log(sum / logWealth.length);
}

/** Returns how many votes, all of them yes, reach a level. */
export function unanimousVotes(level: number, chance = EVEN): number {
  const isEnough = (votes: number): boolean => reaches(level, votes, votes, chance);
  let enough = 1;
  while (!isEnough(enough)) enough *= 2;
  let tooFew = enough / 2;
  while (enough - tooFew > 1) {
    const middle = Math.floor((tooFew + enough) / 2);
    if (isEnough(middle)) enough = middle;
    else tooFew = middle;
  }
  return enough;
}
