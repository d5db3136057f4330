import { ComparisonClaim } from '../comparison/comparisonClaim';
import type { ComparisonOptions } from '../comparison/evidence';
import { noisyRounds, QUIET } from '../testing/noise';
import { simulatedTrial, type Machine, type Outcome } from '../testing/simulatedTrial';
import { seededRandom } from '../../statistics/random';
import { CHANCE_AT_LIMIT, PROCESS_ALLOWANCE, PROCESSES_AT_A_LOOK, sideOf } from './betweenProcesses';

const quiet: Machine = (times, random, arms) => noisyRounds(times, QUIET, random, arms);

const random = seededRandom(17);
/** Roughly normal, with a standard deviation of 1: Irwin and Hall. */
const normal = (): number => Array.from({ length: 12 }, random).reduce((sum, value) => sum + value, -6);

/** The verdict on a claim that a test states or negates; a ratio of 1 is at the limit. */
type Side = 'inside' | 'outside' | 'undecided';

/**
 * Simulates the rule on the true ratios of processes alone, without the noise of rounds: what one process shows clearly,
 * a second confirms if it would fail the test, and several decide the rest.
 *
 * @param failing - the side that fails the test
 */
function sideByProcesses(mean: number, spread: number, failing: Side): Side {
  const ratios: number[] = [];
  const next = (): number => {
    const ratio = mean + spread * normal();
    ratios.push(ratio);
    return ratio;
  };
  const clear = (ratio: number): Side | undefined =>
    Math.abs(ratio) <= PROCESS_ALLOWANCE ? undefined : ratio < 0 ? 'inside' : 'outside';
  const first = clear(next());
  if (first !== undefined && (first !== failing || clear(next()) === first)) return first;
  const chances = {
    inside: failing === 'inside' ? CHANCE_AT_LIMIT.failing : CHANCE_AT_LIMIT.passing,
    outside: failing === 'outside' ? CHANCE_AT_LIMIT.failing : CHANCE_AT_LIMIT.passing,
  };
  for (;;) {
    const side = sideOf(ratios, chances);
    if (side === 'inside' || side === 'outside') return side;
    if (side === 'hopeless' || ratios.length === PROCESSES_AT_A_LOOK.at(-1)) return 'undecided';
    next();
  }
}

/** Returns how often each verdict comes of a ratio that is past its limit by a mean, a logarithm. */
function sharesOf(trials: number, mean: number, spread: number, failing: Side): Readonly<Record<Side, number>> {
  const counts = { inside: 0, outside: 0, undecided: 0 };
  for (let trial = 0; trial < trials; trial++) counts[sideByProcesses(mean, spread, failing)]++;
  return { inside: counts.inside / trials, outside: counts.outside / trials, undecided: counts.undecided / trials };
}

/** Two standard errors above a chance: a rate that is the chance is under it in 98 of 100 simulations. */
const atMost = (chance: number, trials: number): number => chance + 2 * Math.sqrt(chance / trials);

describe('the verdict on a ratio that is at its limit', () => {
  const trials = 40_000;
  test.each([0, 0.005, 0.01, 0.02, 0.03])(
    'is that it holds in at most 1 of 100 trials, and that it fails its test in 1 of 1,000, if processes differ by %d',
    (spread) => {
      const { inside, outside } = sharesOf(trials, 0, spread, 'outside');
      expect(inside).toBeLessThan(atMost(CHANCE_AT_LIMIT.passing, trials));
      expect(outside).toBeLessThan(atMost(CHANCE_AT_LIMIT.failing, trials));
    },
  );

  test.each([0, 0.01, 0.03])('is wrong as seldom under .not, if processes differ by %d', (spread) => {
    const { inside, outside } = sharesOf(trials, 0, spread, 'inside');
    expect(inside).toBeLessThan(atMost(CHANCE_AT_LIMIT.failing, trials));
    expect(outside).toBeLessThan(atMost(CHANCE_AT_LIMIT.passing, trials));
  });
});

describe('the verdict on a ratio that differs from its limit by a twentieth', () => {
  const trials = 2_000;
  test.each([
    [0.005, 0.999],
    [0.01, 0.999],
    [0.02, 0.95],
  ])('is right in nearly all trials if processes differ by %d', (spread, share) => {
    const log = Math.log(1.05);
    expect(sharesOf(trials, -log, spread, 'outside').inside).toBeGreaterThan(share);
    expect(sharesOf(trials, -log, spread, 'outside').outside).toBe(0);
    expect(sharesOf(trials, log, spread, 'inside').outside).toBeGreaterThan(share);
  });
});

describe('whole trials of noisy rounds, in processes that differ by 3 %', () => {
  const trials = 150;
  const sizes = [100];
  const outcomesOf = (ratio: number, options: Partial<ComparisonOptions>): Record<Outcome | 'not holds', number> => {
    const claim = new ComparisonClaim({ arm: 'a', other: 'b', sizes, ...options });
    const curves = [(n: number): number => ratio * n, (n: number): number => n];
    // Both arms have a distortion of their own in each process.
    const truth = { claim, curves, distortion: 0.03 / Math.SQRT2 };
    const counts = { holds: 0, violated: 0, undecided: 0, 'not holds': 0 };
    for (let trial = 0; trial < trials; trial++) {
      const { final, negated } = simulatedTrial(truth, quiet, seededRandom(5_000 + trial));
      counts[final]++;
      if (negated === 'violated') counts['not holds']++;
    }
    return counts;
  };

  test('are hardly ever decided if the ratio is at its limit', () => {
    const { holds, violated, 'not holds': notHolds } = outcomesOf(1.05, { high: 1.05 });
    // 5 or more of 150 come with a chance of 2 % if the rate is 1 of 100, and 2 of 150 with 1 % if it is 1 of 1,000.
    expect(holds).toBeLessThan(5);
    expect(violated).toBeLessThan(2);
    expect(notHolds).toBeLessThan(5);
  });

  test('are right if the ratio is a tenth inside or outside, and need one process or two if it is a fifth', () => {
    expect(outcomesOf(0.95, { high: 1.05 })).toMatchObject({ violated: 0 });
    expect(outcomesOf(0.95, { high: 1.05 }).holds).toBeGreaterThan(0.97 * trials);
    expect(outcomesOf(1.16, { high: 1.05 })).toMatchObject({ holds: 0 });
    expect(outcomesOf(1.16, { high: 1.05 }).violated).toBeGreaterThan(0.9 * trials);
    expect(outcomesOf(0.8, { high: 1.05 }).holds).toBe(trials);
    expect(outcomesOf(1.35, { high: 1.05 }).violated).toBe(trials);
  });
});
