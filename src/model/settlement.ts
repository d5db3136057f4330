/** What times without noise show of a growth: it settles as claimed, it exceeds the claim without end, or neither yet. */
export type Settlement = 'settled' | 'endless' | 'unsettled';

/** A step of the machine takes data that fill something, a cache for one: there is none between sizes below this one. */
export const SMALLEST_TO_STEP = 50;

/**
 * Time that does not depend on n: over such a span of n it grows by less than this factor, and by less for each unit of n
 * than any work on it takes. The widest instructions take twice as long for a byte.
 */
export const FLAT = { growth: 1.25, span: 1_000, unitNs: 0.0025 } as const;

/**
 * Code whose time grows by more than the steepest power of n, as exponential code does, returns from no call of this n or a
 * larger one. A steeper step there is a jump of the machine.
 */
export const EXPLODED = { n: 512, steepest: 4 } as const;

/** Whether time that grew by a power of n up to a size may grow exponentially. */
export function mayExplode(power: number, n: number): boolean {
  return power > EXPLODED.steepest && n < EXPLODED.n;
}
