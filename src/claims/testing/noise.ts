import type { Curve } from '../../model/growth';
import type { Random } from '../../model/random';

/** The noise in the time of a batch. All of it makes batches slower, except jitter and drift. */
export interface Noise {
  /** The rms of a symmetric error in log time. */
  readonly jitter: number;
  /** The share of batches that are outliers. */
  readonly outlierShare: number;
  /** How much longer outliers take on average: 0.5 is half longer. */
  readonly outlierExcess: number;
  /** The rms of a speed that wanders from batch to batch, in log time. */
  readonly drift: number;
  /** The share of batches that another process interrupts; each takes `INTERRUPTED` times as long. */
  readonly interruptedShare: number;
}

/** An idle machine. */
export const QUIET: Noise = { jitter: 0.01, outlierShare: 0.05, outlierExcess: 0.5, drift: 0.03, interruptedShare: 0 };

/** The same machine beside another process on the core: a time slice of 4 ms hits a quarter of 1 ms batches. */
export const LOADED: Noise = { ...QUIET, interruptedShare: 0.25 };

const INTERRUPTED = 5;
/** The correlation of the speeds of two batches in a row. */
const INERTIA = 0.99;

/** Returns the next round of a machine: times, one a cell. */
export type Rounds = () => number[];

/** Returns the factor by which the next batch is slowed down, of the size with that index. */
export type Slowdown = (size: number, sizes: number) => number;

/**
 * Returns the rounds that a noisy machine measures, in which every cell is a batch of about the same length.
 *
 * @param truth - the cost of a call, one a cell, all sizes of the first arm before those of the next
 * @param arms - how many arms the cells belong to
 */
export function noisyRounds(truth: readonly number[], noise: Noise, random: Random, arms = 1): Rounds {
  let speed = noise.drift * normal(random);
  const wander = noise.drift * Math.sqrt(1 - INERTIA ** 2);
  const slowdown: Slowdown = () => {
    speed = INERTIA * speed + wander * normal(random);
    const outlier = random() < noise.outlierShare ? 1 - noise.outlierExcess * Math.log(1 - random()) : 1;
    const interrupted = random() < noise.interruptedShare ? INTERRUPTED : 1;
    return Math.exp(speed + noise.jitter * normal(random)) * outlier * interrupted;
  };
  return interleavedRounds(truth, slowdown, random, arms);
}

/**
 * Returns rounds whose batches are slowed down in the order in which they are taken.
 *
 * The sizes come in random order, and all arms at a size follow each other in random order.
 */
export function interleavedRounds(truth: readonly number[], slowdown: Slowdown, random: Random, arms: number): Rounds {
  const sizes = truth.length / arms;
  return () => {
    const times = truth.slice();
    for (const size of shuffled(sizes, random)) {
      for (const arm of shuffled(arms, random)) times[arm * sizes + size]! *= slowdown(size, sizes);
    }
    return times;
  };
}

/**
 * Returns the cost of a curve at the sizes, each distorted by a lognormal factor for a whole collection.
 *
 * Alignment, caches and the optimiser distort real times like that; more rounds do not average it away.
 *
 * @param rms - the rms of the distortion in log time
 */
export function distorted(sizes: readonly number[], curve: Curve, rms: number, random: Random): number[] {
  return sizes.map((n) => curve(n) * Math.exp(rms * normal(random)));
}

/** Draws from the standard normal distribution, by the method of Box and Muller. */
export function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** Returns 0 to count - 1 in random order, by the method of Fisher and Yates. */
function shuffled(count: number, random: Random): number[] {
  const order = Array.from({ length: count }, (_, i) => i);
  for (let i = count - 1; i > 0; i--) {
    const other = Math.floor(random() * (i + 1));
    [order[i], order[other]] = [order[other]!, order[i]!];
  }
  return order;
}
