import type { CallTime } from '../../model/obstacle';
import { EXPLODED } from '../../model/settlement';
import type { NormalWorkload } from '../../workload/workload';
import type { SupplyOptions } from '../subject/inputs';
import { prepare } from '../subject/preparation';
import { WorkloadError } from '../subject/workloadError';
import { powerOver, type Climb } from './climb';
import { SEARCHED } from './search';

/** How far ahead of a climb a few calls look: by what factor at most and at least, and at calls of what length at most. */
const AHEAD = { most: 4, least: 2, callNs: 40e6 } as const;
/** The same of a last look, beyond a climb in vain: it may take longer. */
const LAST = { ...AHEAD, least: 1.6, callNs: 250e6 } as const;
/** Time that grows faster than this power of n may grow exponentially at small sizes: a call ahead might not return. */
const EXPLOSIVE_POWER = 3.5;
/** The ratio of sizes over which the power of a climb is taken. */
const STEP = 4;
/** Inputs that took longer to build at the top of the climb take most of a second ahead of it. */
const LONGEST_BUILDING_NS = 120e6;

/**
 * Times a few calls at a size several times that of a climb: a part that grows faster than the rest may have too small a
 * share of shorter calls to be seen. Returns undefined if calls there are too long, or fail.
 *
 * @param buildingNs - how long the inputs of the last step of the climb took to build
 * @param isLast - whether the climb ends there, whatever these calls show
 */
export async function lookAhead(
  climb: Climb,
  buildingNs: number,
  workload: NormalWorkload,
  arm: string,
  options: SupplyOptions,
  isLast = false,
): Promise<CallTime | undefined> {
  const { n, timeNs } = climb.at(-1)!;
  const grown = powerOver(climb, STEP);
  if (grown > EXPLOSIVE_POWER && n < EXPLODED.n) return undefined;
  const power = Math.min(grown, EXPLODED.steepest);
  const { most, least, callNs: longestNs } = isLast ? LAST : AHEAD;
  const longest = (longestNs / timeNs) ** (1 / Math.max(1, power));
  const ahead = Math.min(SEARCHED.last, Math.round(n * Math.min(most, longest)));
  if (ahead < least * n || (buildingNs > LONGEST_BUILDING_NS && !isLast)) return undefined;
  let shortestNs = Infinity;
  const record = (callNs: number): void => {
    shortestNs = Math.min(shortestNs, Math.max(callNs, 1));
  };
  try {
    await prepare(workload, { arm, n: ahead }, { ...options, inputs: undefined, record });
  } catch (error) {
    if (error instanceof WorkloadError) return undefined;
    throw error;
  }
  return shortestNs === Infinity ? undefined : { n: ahead, timeNs: shortestNs };
}
