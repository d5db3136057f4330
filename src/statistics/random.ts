import type { Random, SeededRandom } from '../model/random';

/**
 * Returns a generator of uniform numbers in [0, 1) that yields the same sequence for the same seed.
 *
 * Use it wherever chance enters a measurement or a simulation, so that the run can be repeated from its seed.
 *
 * @param seed - any integer; only its lower 32 bits count
 * @returns the generator; each call advances it
 * @example
 * const random = seededRandom(7);
 * random() === seededRandom(7)(); // true
 */
export function seededRandom(seed: number): SeededRandom {
  // sfc32 by Chris Doty-Humphrey, PractRand 0.93; its author advises to discard the first twelve outputs
  let a = 0;
  let b = seed | 0;
  let c = 0;
  let counter = 1;
  const next: Random = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    c |= 0;
    return (sum >>> 0) / 4_294_967_296;
  };
  for (let i = 0; i < 12; i++) next();
  return Object.assign(next, { seed });
}
