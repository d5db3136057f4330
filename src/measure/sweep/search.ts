import type { NormalWorkload } from '../../workload/workload';
import { timeBatch } from '../batch/batch';
import { sinceNs } from '../clock/clock';
import type { SupplyOptions } from '../subject/inputs';
import { prepare } from '../subject/preparation';
import type { Cell } from '../../model/cell';
import type { CallTime } from '../../model/obstacle';
import { EXPLODED } from '../../model/settlement';

/** The first size of a search, and its last one if nothing else ends it. */
export const SEARCHED = { first: 2, last: 1_000_000 } as const;
/** The bounds of the factor from one size of the search to the next: exponential code explodes at small sizes. */
const FACTOR = { most: 4, mostOfSmall: 2, least: 1.25 } as const;
/** Powers of n are the same over so many steps if they differ by less. */
const STEADY = { steps: 3, difference: 0.5 } as const;
/** A smaller share of the time of a call is noise. */
const NOISE = 0.01;
/** Sizes below this one are small. */
const SMALL = 64;
/** The calls of the preparation time longer calls than this well enough: more of them would take most of a second. */
const TIMED_BY_PREPARATION_NS = 10e6;
/** One call that takes longer than this is enough: no larger size is tried, and each more takes as long again. */
const ENOUGH_NS = 0.4e9;
/**
 * The end of the timing of a size, by time, of small ones sooner, or by batches, but not before the fewest unless they are
 * long; shorter batches than `batchNs` get more calls.
 */
const TIMING = { spentNs: 5e6, spentOnSmallNs: 2.5e6, batches: 40, batchNs: 20_000, fewest: 5, longNs: 60e6 } as const;

/**
 * Returns the next size of the search, or the same again if a call of any size worth trying could exceed the limit.
 *
 * It expects the worst: that time goes on to grow exponentially, as fast as over the last step, or as fast as what was
 * added in it grew over what was added before, beside a fixed cost. If time has grown by about the same power over the
 * last steps, it expects no more than one power above that; and beyond where code explodes no more than the steepest.
 */
export function nextSize(steps: readonly CallTime[], limitNs: number): number {
  const { n, timeNs } = steps.at(-1)!;
  const before = steps.at(-2) ?? { n: n / 2, timeNs: timeNs / 2 };
  // A disturbance of the size before the last hides the rate of the last step, and not that of two together.
  const rates = [before, steps.at(-3) ?? before].map((from) => Math.log(timeNs / from.timeNs) / (n - from.n));
  const rate = Math.max(...rates, rateOfSlopes(steps), 0);
  const ifExponential = 1 + Math.log(limitNs / timeNs) / (rate * n);
  const power = steadyPower(steps);
  const ifSteady = power === undefined ? 0 : (limitNs / timeNs) ** (1 / (power + 1));
  const ifSteepest = n < EXPLODED.n ? 0 : (limitNs / timeNs) ** (1 / EXPLODED.steepest);
  const factor = Math.min(n < SMALL ? FACTOR.mostOfSmall : FACTOR.most, Math.max(ifExponential, ifSteady, ifSteepest));
  return factor < FACTOR.least ? n : Math.max(n + 1, Math.round(factor * n));
}

/** Returns the rate at which the slope of time over n grew exponentially in the last two steps, as far as noise lets it show. */
function rateOfSlopes(steps: readonly CallTime[]): number {
  const [first, second, third] = steps.slice(-3);
  if (first === undefined || second === undefined || third === undefined) return 0;
  const slope = (from: CallTime, to: CallTime): number =>
    Math.max(to.timeNs - from.timeNs, NOISE * to.timeNs) / (to.n - from.n);
  return Math.log(slope(second, third) / slope(first, second)) / ((third.n - first.n) / 2);
}

/** Returns the power of n by which time grew from one step to another. */
export function powerBetween(from: CallTime, to: CallTime): number {
  return Math.log(to.timeNs / from.timeNs) / Math.log(to.n / from.n);
}

/** Returns the power of n by which time grew over the last steps, or undefined if it was not the same for all. */
function steadyPower(steps: readonly CallTime[]): number | undefined {
  if (steps.length <= STEADY.steps) return undefined;
  const last = steps.slice(-STEADY.steps - 1);
  const powers = last.slice(1).map((step, i) => powerBetween(last[i]!, step));
  const most = Math.max(...powers);
  return most > 0 && most - Math.min(...powers) < STEADY.difference ? most : undefined;
}

/** Returns the shortest time per call, after enough calls for the engine to optimise them. */
export async function shortestCall(
  workload: NormalWorkload,
  cell: Cell,
  options: SupplyOptions & { readonly signal: AbortSignal },
): Promise<number> {
  const { instruments, onProgress, signal, limitNs, memory } = options;
  let shortest = Infinity;
  const record = (timeNs: number): void => {
    shortest = Math.min(shortest, timeNs);
  };
  const subject = await prepare(workload, cell, { ...options, record, enoughNs: ENOUGH_NS });
  if (shortest > TIMED_BY_PREPARATION_NS) {
    memory?.timed(cell, shortest);
    await instruments.breathe();
    return shortest;
  }
  shortest = Infinity;
  const spentNs = cell.n <= SMALL ? TIMING.spentOnSmallNs : TIMING.spentNs;
  const start = instruments.clock.now();
  let calls = 1;
  for (let batches = 0; batches < TIMING.batches; batches++) {
    const isSpent = sinceNs(instruments.clock, start) >= (batches < TIMING.fewest ? TIMING.longNs : spentNs);
    if (isSpent) break;
    signal.throwIfAborted();
    onProgress?.(cell, 'run');
    const { durationNs } = await timeBatch(subject, calls, limitNs, instruments);
    shortest = Math.min(shortest, Math.max(durationNs, 1) / calls);
    if (durationNs < TIMING.batchNs) calls *= 8;
  }
  memory?.timed(cell, shortest);
  await instruments.breathe();
  return shortest;
}
