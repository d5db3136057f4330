import type { Random } from '../../model/random';
import { seededRandom } from '../../statistics/random';
import { SIZES } from './curves';
import { distorted, LOADED, noisyRounds, QUIET } from './noise';
import { FEW } from './statedClaims';

/** The usual number of rounds. */
export const ROUNDS = 120;
/** Enough for 33 stretches of nine calls. */
export const CALLS = 300;

/** Times from which a claim is clearly true to those from which it is clearly false. */
export interface PlacedTimes {
  readonly arms: 1 | 2;
  /** @defaultValue `ROUNDS` */
  readonly count?: number;
  /** Returns the times at a place from 0 to 1. */
  readonly truth: (place: number, random: Random) => number[];
}

/** Returns the number at a place between two others, which are at 0 and 1. */
export function between(low: number, high: number, place: number): number {
  return low + place * (high - low);
}

/** Returns times that grow as a power of n, with an exponent between two. */
export function powers(low: number, high: number): PlacedTimes['truth'] {
  return (place, random) => distorted(SIZES, (n) => n ** between(low, high, place), 0.05, random);
}

/** Times about a constant, which fall or rise by up to n^0.3. */
export const constancy = powers(-0.3, 0.3);

/** An overhead that changes by up to n^0.6 beside a linear cost. */
export const overhead: PlacedTimes['truth'] = (place, random) => [
  ...distorted(FEW, (n) => n + 6 * (n / 2) ** between(-0.6, 0.6, place), 0.004, random),
  ...distorted(FEW, (n) => n, 0.004, random),
];

/** Linear times with a fixed cost, whose slope is half to 1.7 times that of the other arm. */
export const slope: PlacedTimes['truth'] = (place, random) => [
  ...distorted(SIZES, (n) => 50 + between(0.5, 1.7, place) * n, 0.01, random),
  ...distorted(SIZES, (n) => n, 0.01, random),
];

/** Linear times, 0.7 to 1.4 times as long as those of the other arm. */
export const ratio: PlacedTimes['truth'] = (place, random) => [
  ...distorted(FEW, (n) => between(0.7, 1.4, place) * n, 0.01, random),
  ...distorted(FEW, (n) => n, 0.01, random),
];

/** Linear times that are up to 10 longer than those of the other arm. */
export const added: PlacedTimes['truth'] = (place, random) => [
  ...distorted(FEW, (n) => n + between(0, 10, place), 0.003, random),
  ...distorted(FEW, (n) => n, 0.003, random),
];

/** A single time. */
export const single: PlacedTimes['truth'] = (place) => [between(3_000, 20_000, place)];

/** Returns the rounds that a machine measures at a place; the seed determines noise and distortion. */
export function roundsOf({ arms, truth, count = ROUNDS }: PlacedTimes, seed: number, place: number): number[][] {
  const random = seededRandom(seed);
  const times = truth(place, random);
  return Array.from({ length: count }, noisyRounds(times, seed % 2 === 0 ? QUIET : LOADED, random, arms));
}
