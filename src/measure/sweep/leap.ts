import type { CallTime } from '../../model/obstacle';
import type { NormalWorkload } from '../../workload/workload';
import type { SupplyOptions } from '../subject/inputs';
import { WorkloadError } from '../subject/workloadError';
import { powerOver, upToSize, type Climb } from './climb';
import { shortestCall } from './search';
import { SETTLING_SHIFT } from './sweep';

/** Time leaps if a step multiplies it by so much more than the growth before would: a machine usually adds less. */
const LEAP_FACTOR = 16;
/** The step over which the power before a leap is taken. */
const STEP = 4;
/** Sixteen rounds over sizes up to such a call last some twenty seconds, nine of what is clear a dozen. */
const LONGEST_NS = 1e9;
/** Half of a size that a second collection has in the place of the top: that must be above the leap, too. */
const HALF = 2 * SETTLING_SHIFT;
/** The ratio of sizes above a leap, up while they do not show enough, down while their calls are too long. */
const RATIO = { up: 1.25, down: Math.SQRT2 } as const;
/** So many sizes are tried: each takes three long calls. */
const TRIES = 6;
/** Time that grows by no more above a leap than below it, in powers of n, is level but for the machine: no larger size shows more. */
const LEVEL = 0.3;

/** What a search past a leap needs. */
export interface PastLeapOptions extends SupplyOptions {
  /** The size that must be reached. */
  readonly upTo: number;
  /** How long a call may take for the budget to have room for enough rounds. */
  readonly affordableNs: number;
  readonly signal: AbortSignal;
  /** Whether the times of a climb exceed the claim without end. */
  readonly isEndless: (climb: Climb) => boolean;
}

/** Whether the last step of a climb multiplied time by far more than the growth before it. */
export function isLeap(climb: Climb): boolean {
  const before = climb.slice(0, -1);
  const [from, to] = [before.at(-1), climb.at(-1)];
  if (from === undefined || to === undefined || before.length < 2) return false;
  const expected = Math.max(0, powerOver(before, STEP)) * Math.log(to.n / from.n);
  return Math.log(to.timeNs / from.timeNs) - expected > Math.log(LEAP_FACTOR);
}

/**
 * Returns the climb up to a size that shows that time rises on above the leap which ended it, or undefined if no call that
 * can be repeated often enough shows it. A step of the machine is level above, so half of each size is timed, too: what
 * times are between two sizes around a leap is unknown.
 */
export async function climbPastLeap(
  climb: Climb,
  workload: NormalWorkload,
  arm: string,
  options: PastLeapOptions,
): Promise<Climb | undefined> {
  const { upTo, signal, isEndless, limitNs, affordableNs } = options;
  const longestNs = Math.min(limitNs, affordableNs, LONGEST_NS);
  const time = async (n: number): Promise<CallTime> => {
    signal.throwIfAborted();
    return { n, timeNs: await shortestCall(workload, { arm, n }, options) };
  };
  try {
    return await climbFrom(climb, time, { upTo, isEndless, longestNs });
  } catch (error) {
    // It was seen to return at none of these sizes.
    if (error instanceof WorkloadError) return undefined;
    throw error;
  }
}

/** Climbs on, or down, from the last step of a climb until the times show growth without end. */
async function climbFrom(
  climb: Climb,
  time: (n: number) => Promise<CallTime>,
  { upTo, isEndless, longestNs }: Pick<PastLeapOptions, 'upTo' | 'isEndless'> & { readonly longestNs: number },
): Promise<Climb | undefined> {
  const before = climb.slice(0, -1);
  let below: Climb = before;
  let top = climb.at(-1)!;
  let next = top.n;
  for (let tries = 1; tries <= TRIES; tries++) {
    if (next !== top.n) top = await time(next);
    if (top.timeNs > longestNs) {
      next = Math.round(top.n / RATIO.down);
      if (next <= before.at(-1)!.n) return undefined;
      continue;
    }
    const half = await time(Math.round(top.n / HALF));
    const steps = withTop(below, half, top);
    if (isEndless(steps) && isEndless(upToSize(steps, top.n / SETTLING_SHIFT))) return steps;
    const isLevel = isLeap([...before, half]) && powerOver(steps, HALF) < powerOver(before, STEP) + LEVEL;
    next = Math.min(upTo, Math.round(RATIO.up * top.n));
    const predictedNs = top.timeNs * (next / top.n) ** powerOver(steps, RATIO.up);
    if (isLevel || next === top.n || predictedNs > longestNs) return undefined;
    below = steps;
  }
  return undefined;
}

/** Returns the steps of a climb below a new top, with a further one among them. */
function withTop(climb: Climb, further: CallTime, top: CallTime): Climb {
  const others = climb.filter(({ n }) => n < top.n && n !== further.n);
  return [...others, further, top].sort((a, b) => a.n - b.n);
}
