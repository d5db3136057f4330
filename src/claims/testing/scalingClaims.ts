import type { Curve } from '../../model/growth';
import { seededRandom } from '../../statistics/random';
import type { ScalingEvidence, ScalingOptions } from '../scaling/evidence';
import { ScalingClaim } from '../scaling/scalingClaim';
import { SIZES } from './curves';
import { distorted, LOADED, noisyRounds, QUIET } from './noise';
import { ERROR_RATE, feed, type Decision } from './verdicts';

/** The largest size of these claims. */
export const TOP = SIZES.at(-1)!;

/** Returns the claim that an arm grows as n over `SIZES`, or as the options say. */
export function claimOf(options: Partial<ScalingOptions> = {}): ScalingClaim {
  return new ScalingClaim({ arm: 'work', sizes: SIZES, growth: 'n', atMost: false, ...options });
}

/** Returns the same round over and over: a machine without noise. */
export function exactly(times: readonly number[], count = 100): number[][] {
  return Array.from({ length: count }, () => [...times]);
}

/** Judges a claim by times without noise. */
export function judgedExactly(truth: Curve, options: Partial<ScalingOptions> = {}, isNot = false): Decision {
  return feed(claimOf(options).judge(ERROR_RATE, isNot), exactly((options.sizes ?? SIZES).map(truth)));
}

/** Returns the evidence of a claim after rounds without noise. */
export function evidenceOf(truth: Curve, options: Partial<ScalingOptions> = {}, rounds = 30): ScalingEvidence {
  const judge = claimOf(options).judge(ERROR_RATE);
  for (const times of exactly((options.sizes ?? SIZES).map(truth), rounds)) judge.add(times);
  return judge.evidence();
}

/** Returns rounds of a power of n; the seed determines noise and distortion. */
export function roundsOfPower(seed: number, exponent: number, count = 120): number[][] {
  const random = seededRandom(seed);
  const truth = distorted(SIZES, (n) => n ** exponent, 0.05, random);
  return Array.from({ length: count }, noisyRounds(truth, seed % 2 === 0 ? QUIET : LOADED, random));
}
