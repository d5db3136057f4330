import type { TransientDisturbance } from '../../statistics/sequential/sequentialTest';
import { MIMICKED_GROWTH, withoutNoisyNeighbour } from '../core/transientDisturbance';

/** The direction in which a growth leaves a claim. */
export type Direction = 'above' | 'below';

/** Returns the directions that violate a claim: "at most" limits only how fast time grows. */
export function directionsOf({ atMost }: { readonly atMost: boolean }): readonly Direction[] {
  return atMost ? ['above'] : ['above', 'below'];
}

/** Returns the disturbance of a test with one bound in each of these directions. */
export function noisyNeighbour(directions: readonly Direction[]): TransientDisturbance {
  return { without: withoutNoisyNeighbour, canMimic: directions.map((direction) => MIMICKED_GROWTH[direction]) };
}
