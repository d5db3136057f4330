import type { Interval } from '../../model/interval';
import { meanInterval } from '../../statistics/studentT';

/**
 * By how much a verdict of one process must clear its limit, as a logarithm: a tenth. The processes of recorded pairs of
 * functions that allocate nothing differ by a standard deviation of 0.4 to 4 %, and one in two hundred by a tenth. Of
 * some that allocate they differ by more, and so do the rounds of each: see `recordedProcesses.test.ts`.
 */
export const PROCESS_ALLOWANCE = Math.log(1.1);

/** The numbers of processes after which they may decide together. */
export const PROCESSES_AT_A_LOOK: readonly number[] = [5, 9];

/** The standard deviation that processes have at least, whatever a few of them show: a few may be alike by luck. */
const LEAST_SPREAD = 0.01;

/**
 * The chance that processes at the limit come to a verdict, if the standard deviation between them is up to 3 %: to one
 * that fails its test, and to one that passes it.
 */
export const CHANCE_AT_LIMIT = { failing: 1e-3, passing: 1e-2 } as const;
/** Half of each chance is for verdicts of one process: the tenth leaves them one in a thousand. */
const SHARE = 0.5;

const CONFIDENCE_TAIL = 0.025;
/** Further processes are not worth it if even half of the width that their interval would have reaches the limit. */
const HOPE = 0.5;

/** The side of a limit that processes show a figure to be on; `hopeless` if further ones would hardly show it either. */
export type Side = 'inside' | 'outside' | 'open' | 'hopeless';

/** The chances of a wrong side, each for a figure that is at its limit. */
export interface SideChances {
  readonly inside: number;
  readonly outside: number;
}

/** Returns the mean of logarithms, one a process, with a 95 % interval that covers what processes differ by. */
export function intervalOver(values: readonly number[]): Interval {
  return meanInterval(values, CONFIDENCE_TAIL, LEAST_SPREAD);
}

/** Returns the interval of a ratio in one process, widened by what other processes may differ by. */
export function allowingForOthers({ estimate, low, high }: Interval): Interval {
  const factor = Math.exp(PROCESS_ALLOWANCE);
  return { estimate, low: low / factor, high: high * factor };
}

/**
 * Returns on which side of 0 the mean of all processes lies, by some of them.
 *
 * @param excesses - by how much each process is past the limit, as a logarithm
 */
export function sideOf(excesses: readonly number[], chances: SideChances): Side {
  const count = excesses.length;
  if (!PROCESSES_AT_A_LOOK.includes(count)) return 'open';
  const inside = intervalAt(excesses, chances.inside);
  const outside = intervalAt(excesses, chances.outside);
  if (inside.high <= 0) return 'inside';
  if (outside.low > 0) return 'outside';
  const last = PROCESSES_AT_A_LOOK.at(-1)!;
  if (count === last) return 'hopeless';
  const { estimate, high } = inside.estimate < 0 ? inside : outside;
  const halfWidth = (high - estimate) * Math.sqrt(count / last);
  return Math.abs(estimate) > HOPE * halfWidth ? 'open' : 'hopeless';
}

/** Returns by how much processes that lie inside of a limit would have to be past it to be shown outside. */
export function detectableExcess(excesses: readonly number[], chance: number): number {
  const { estimate, low } = intervalAt(excesses, chance);
  return estimate - low;
}

/** Returns the interval of a mean at one of the looks, each of which can be wrong. */
function intervalAt(values: readonly number[], chance: number): Interval {
  return meanInterval(values, (SHARE * chance) / PROCESSES_AT_A_LOOK.length, LEAST_SPREAD);
}
