import type { CallTime } from '../../model/obstacle';
import type { SizeFailure } from '../../model/sweepEnd';
import type { NormalWorkload } from '../../workload/workload';
import type { SupplyOptions } from '../subject/inputs';
import type { Climb } from './climb';
import { shortestCall } from './search';
import { sizeFailureOf } from './sizeFailure';
import { FEWEST_STEPS } from './sweep';

/** So many steps are timed again. */
const STEPS = 3;

/** The steps of a climb, and what ended it if the workload did. */
export interface Climbed {
  readonly steps: Climb;
  readonly failure?: SizeFailure | undefined;
  /** Whether larger sizes were tried and have not settled, or hardly. @defaultValue false */
  readonly isDoubted?: boolean;
}

/**
 * Times the highest steps again: what ends the climb, or sends it on at first, must not be a disturbance of one. Returns
 * the end of the climb if the workload fails now.
 */
export async function timeAgain(
  climb: CallTime[],
  workload: NormalWorkload,
  arm: string,
  options: SupplyOptions & { readonly signal: AbortSignal },
): Promise<Climbed | undefined> {
  for (let i = Math.max(0, climb.length - STEPS); i < climb.length; i++) {
    const { n, timeNs } = climb[i]!;
    try {
      climb[i] = { n, timeNs: Math.min(timeNs, await shortestCall(workload, { arm, n }, options)) };
    } catch (error) {
      const failure = i < FEWEST_STEPS ? undefined : sizeFailureOf(error);
      if (failure === undefined) throw error;
      return { steps: climb.slice(0, i), failure };
    }
  }
  return undefined;
}
