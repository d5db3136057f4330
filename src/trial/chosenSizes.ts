import type { TimedClaim } from '../claims/kinds';
import type { Obstacle } from '../model/obstacle';
import { chooseSweep, shiftedSizes, sizesBelow, type SweepOptions } from '../measure/sweep/sweep';
import type { NormalWorkload } from '../workload/workload';
import type { Arms } from './question';

/** Makes a claim once its sizes are chosen. */
export type SizedClaim = (sizes: readonly number[]) => TimedClaim;

/** The sizes of a second collection are smaller by this, so that an alignment or a full cache does not confirm itself. */
export const SHIFT = 1.3;

/** A claim over sizes that were chosen for it. */
export interface Chosen {
  readonly claim: TimedClaim;
  /** The same over other sizes, to be confirmed by. */
  readonly another: () => TimedClaim;
  /** Set where calls become too long before the sweep is what the claim needs: it can violate the claim, no more. */
  readonly obstacle: Obstacle | undefined;
  /** Whether the sizes end where calls become too long, and not at one that the claim names. */
  readonly isOpenEnded: boolean;
}

/**
 * Chooses the sizes of a claim on one arm, by measuring.
 *
 * @throws {WorkloadFault} when the workload fails
 */
export async function overChosenSizes(sized: SizedClaim, { workloads }: Arms, options: SweepOptions): Promise<Chosen> {
  const [[arm, workload]] = [...workloads] as [[string, NormalWorkload]];
  const { sizes: first, steep, outOfReach } = await chooseSweep(workload, arm, options);
  const upTo = outOfReach === undefined ? options.upTo : undefined;
  const sizes = wideEnough(sized, first);
  const claim = sized(sizes);
  const unreached: Obstacle | undefined = outOfReach && { kind: 'out of reach', ...outOfReach };
  const tooSteep: Obstacle | undefined = steep &&
    claim.unanswerable && { kind: 'too steep', from: sizes[0]!, steps: steep };
  return {
    claim,
    another: () => sized(shiftedSizes(sizes, SHIFT, upTo)),
    obstacle: unreached ?? tooSteep,
    isOpenEnded: upTo === undefined,
  };
}

/** Moves the smallest sizes down where a claim, to be told from another growth, needs a wider sweep than others do. */
function wideEnough(sized: SizedClaim, sizes: readonly number[]): readonly number[] {
  const { unanswerable } = sized(sizes);
  if (unanswerable?.kind !== 'narrow sweep') return sizes;
  const wider = shiftedSizes(sizesBelow(sizes.at(-1)!, 2 * unanswerable.spanNeeded), 1, sizes.at(-1));
  return wider.length < sizes.length ? sizes : wider;
}
