import { bendSide } from '../statistics/bend';
import { SequentialTest } from '../statistics/sequentialTest';
import { curveOf, SCALING_GROUPS, SCALING_MARGIN, STANDARD_GROWTHS, type Growth } from './growth';

/** The standard growths, sorted by what the samples say of them. */
export interface Exclusions {
  /** Shown to be slower than what was measured. */
  readonly tooSlow: readonly Growth[];
  /** Shown to be faster than what was measured. */
  readonly tooFast: readonly Growth[];
  /** Not told apart from what was measured. */
  readonly possible: readonly Growth[];
}

/**
 * Returns which standard growths the samples exclude: those that a claim of them would find violated.
 *
 * @param rounds - times, one a size, in each
 */
export function exclusions(
  sizes: readonly number[],
  rounds: readonly (readonly number[])[],
  errorRate: number,
): Exclusions {
  const found: { tooSlow: Growth[]; tooFast: Growth[]; possible: Growth[] } = {
    tooSlow: [],
    tooFast: [],
    possible: [],
  };
  for (const growth of STANDARD_GROWTHS) {
    const curve = curveOf(growth)!;
    const test = new SequentialTest({
      cells: sizes.length,
      errorRate,
      groupSizes: SCALING_GROUPS,
      sides: (pilot) => [
        bendSide(sizes, curve, SCALING_MARGIN, 'above', pilot),
        bendSide(sizes, curve, -SCALING_MARGIN, 'below', pilot),
      ],
    });
    for (const round of rounds) test.add(round);
    const [side] = test.sidesBeyond;
    if (side === undefined) found.possible.push(growth);
    else (side === 0 ? found.tooSlow : found.tooFast).push(growth);
  }
  return found;
}
