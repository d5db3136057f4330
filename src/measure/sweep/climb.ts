import type { CallTime } from '../../model/obstacle';
import { EXPLODED, FLAT } from '../../model/settlement';
import { powerBetween, SEARCHED } from './search';

/** The largest size of a sweep over its smallest, as far as sizes go down. */
export const SPAN = 1_024;
/** Time should grow by this factor over the sweep, or a fixed cost hides the growth. */
const GROWN = 4;
/** Calls that are longer for each unit of n may hide work on it behind a fixed cost and noise. */
const LONG_UNIT_NS = 0.01;
/**
 * A jump of the machine: by how much the power exceeds the one before it, over what step, after calls of what length. A
 * part that grows n^2 times as fast adds at most 0.6 from one doubling to the next, and 1 from one factor of 4; its own data
 * may outgrow a cache as well. One that grows n^3 times as fast adds at most 1.7.
 */
const JUMP = { excess: 1.3, ofDoubling: 1.2, plain: 1.8, step: 1.4, afterNs: 0.4e6 } as const;
/** The ratio of two sizes, about a doubling. */
const DOUBLING = { least: 1.8, most: 2.2 } as const;
/** The step over which the power before a jump is taken. */
const STEP = 4;

/** The sizes that a search has timed, ascending, with the shortest time of a call at each. */
export type Climb = readonly CallTime[];

/** Returns the time of a call at a size between two of the climb, by the power of n between those; at its ends beyond. */
export function timeAt(climb: Climb, n: number): number {
  const upper = climb.findIndex((step) => step.n >= n);
  if (upper < 1) return climb.at(upper)!.timeNs;
  const [below, above] = [climb[upper - 1]!, climb[upper]!];
  const part = Math.log(n / below.n) / Math.log(above.n / below.n);
  return below.timeNs * (above.timeNs / below.timeNs) ** part;
}

/** Returns the power of n by which time grew up to the top of the climb, from the size that many times smaller. */
export function powerOver(climb: Climb, ratio: number): number {
  const { n: top, timeNs } = climb.at(-1)!;
  const before = Math.max(1, top / ratio);
  return Math.log(timeNs / timeAt(climb, before)) / Math.log(top / before);
}

/** Returns the climb as far as calls take no longer than that, and up to a call that takes as long if one would. */
export function upToTime(climb: Climb, longestNs: number): Climb {
  const over = climb.findIndex(({ timeNs }) => timeNs > longestNs);
  if (over < 1) return climb;
  const [below, above] = [climb[over - 1]!, climb[over]!];
  const part = Math.log(longestNs / below.timeNs) / Math.log(above.timeNs / below.timeNs);
  const n = Math.floor(below.n * (above.n / below.n) ** part);
  return [...climb.slice(0, over), ...(n > below.n ? [{ n, timeNs: longestNs }] : [])];
}

/** Returns the climb as far as sizes are smaller, and up to that size or the next whole one. */
export function upToSize(climb: Climb, largest: number): Climb {
  const n = Math.ceil(largest);
  const smaller = climb.filter((step) => step.n < n);
  return smaller.length === climb.length ? climb : [...smaller, { n, timeNs: timeAt(climb, n) }];
}

/** Whether time grew enough over a sweep up to the top for a fixed cost not to hide its growth. */
export function hasGrown(climb: Climb): boolean {
  const { n, timeNs } = climb.at(-1)!;
  return timeNs >= GROWN * timeAt(climb, Math.max(SEARCHED.first, n / SPAN));
}

/** Whether time does not depend on n: it hardly grew over a wide span, and is too short for any work on each unit. */
export function isFlat(climb: Climb): boolean {
  const { n, timeNs } = climb.at(-1)!;
  const before = climb.findLast((step) => step.n <= n / FLAT.span);
  return before !== undefined && timeNs < FLAT.growth * before.timeNs && timeNs < LONG_UNIT_NS * n;
}

/**
 * Whether the last step is a jump of the machine: from a size at which the growth had settled, time grew faster than any
 * part of the code can that was too small to be seen before. At sizes at which nothing explodes any more, the plainest jump
 * need not come from such a size.
 */
export function isJump(climb: Climb, hasSettled: (before: Climb) => boolean): boolean {
  const [before, last] = [climb.slice(0, -1), climb.at(-1)!];
  const top = before.at(-1);
  if (top === undefined || top.timeNs < JUMP.afterNs || last.n < JUMP.step * top.n) return false;
  const ratio = last.n / top.n;
  const excess = ratio > DOUBLING.least && ratio < DOUBLING.most ? JUMP.ofDoubling : JUMP.excess;
  const more = powerBetween(top, last) - powerOver(before, STEP);
  const isPlain = more > JUMP.plain && top.n >= EXPLODED.n && hasGrown(before);
  return isPlain || (more > excess && hasSettled(before));
}

/**
 * A rise has ended if the power over a step is lower than that over one before it by this, and little above the power below
 * the rise. That must have been about the same over two spans: of an uneven growth nothing can be said.
 */
const ENDED = { lower: 0.3, above: 0.35, near: 4, wide: 64, uneven: 0.3 } as const;

/**
 * Whether a rise of the power from a size on was that of a machine: the last step is less steep than one before it, and
 * about as steep as those below the rise. A part of the code that grows faster than the rest makes every step steeper.
 */
export function hasRiseEnded(climb: Climb, from: number): boolean {
  const steps = climb.filter(({ n }) => n >= from);
  const powers = steps.slice(1).map((step, i) => powerBetween(steps[i]!, step));
  const last = powers.pop() ?? Infinity;
  const below = upToSize(climb, from);
  const [near, wide] = [powerOver(below, ENDED.near), powerOver(below, ENDED.wide)];
  if (wide - near > ENDED.uneven) return false;
  return last < Math.max(...powers) - ENDED.lower && last < Math.min(near, wide) + ENDED.above;
}
