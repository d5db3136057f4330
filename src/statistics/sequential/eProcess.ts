/** A gambler who stakes the same share of the wealth on every vote. */
interface Gambler {
  /** The logarithm of the factor by which a yes changes the wealth. */
  readonly won: number;
  /** The same of every other vote. */
  readonly lost: number;
}

/** The chance of a yes if votes mean nothing. */
const EVEN = 0.5;
/** The shares that are staked: small ones gain on near-ties over many votes, large ones on unanimous votes at once. */
const STAKES = [0.1, 0.25, 0.5, 0.75, 0.95];
/** For a rare yes: by which shares it may come more often. Each has a stake that is the best one then. */
const MORE_OFTEN = [0.25, 0.5, 1, 3];

/** The gamblers for each chance of a yes that was used. */
const mixtures = new Map<number, readonly Gambler[]>();

/** If a yes has the chance p, a stake s wins s (1 - p) / p of the wealth: a fair bet. */
function mixtureFor(chance: number): readonly Gambler[] {
  const known = mixtures.get(chance);
  if (known !== undefined) return known;
  // The best stake on a yes of chance q is (q - p) / (1 - p) (J. L. Kelly, 1956).
  const rare = chance < EVEN ? MORE_OFTEN.map((more) => (more * chance) / (1 - chance)) : [];
  // The first no ruins a gambler who stakes everything.
  const affordable = rare.filter((stake) => stake < 1);
  const mixture = [...STAKES, ...affordable].map((stake) => ({
    won: Math.log1p((stake * (1 - chance)) / chance),
    lost: Math.log1p(-stake),
  }));
  mixtures.set(chance, mixture);
  return mixture;
}

/** Returns whether the log e-value is at a level. A cheap check comes first: some gambler must have reached it. */
export function reaches(level: number, yes: number, votes: number, chance = EVEN): boolean {
  for (const { won, lost } of mixtureFor(chance)) {
    if (yes * won + (votes - yes) * lost >= level) return logEValue(yes, votes, chance) >= level;
  }
  return false;
}

/**
 * Returns the natural logarithm of the e-value against "each vote is yes with at most this chance".
 *
 * The e-value is the mean wealth of gamblers who bet on yes at every vote. Under the null hypothesis it is a
 * non-negative supermartingale: the chance that it ever reaches 1 / alpha is at most alpha (Ville's inequality),
 * however often one looks and whenever one stops. Large values are evidence against the null.
 *
 * @param yes - how many votes said yes, 0 to `votes`
 * @param votes - how many votes were cast; an abstention is a vote that did not say yes
 * @param chance - the chance of a yes under the null, between 0 and 1. @defaultValue one half
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

/** Nobody waits for more votes that do not agree. */
const MOST_VOTES = 1e4;

/** Returns how many unanimous yes votes reach a level. */
export function unanimousVotes(level: number, chance = EVEN): number {
  return votesNeeded(level, 1, chance);
}

/** Returns how many votes reach a level if a share of them says yes; infinity if too few do. */
export function votesNeeded(level: number, share: number, chance = EVEN): number {
  const isEnough = (votes: number): boolean => reaches(level, share * votes, votes, chance);
  let enough = 1;
  while (!isEnough(enough)) {
    enough *= 2;
    if (share < 1 && enough > MOST_VOTES) return Infinity;
  }
  let tooFew = enough / 2;
  while (enough - tooFew > 1) {
    const middle = Math.floor((tooFew + enough) / 2);
    if (isEnough(middle)) enough = middle;
    else tooFew = middle;
  }
  return enough;
}
