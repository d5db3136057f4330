import type { NormalWorkload } from '../../workload/workload';
import { timeBatch } from '../batch/batch';
import { sinceNs } from '../clock/clock';
import type { CallOptions } from '../clock/instruments';
import { primeLoops } from '../batch/loop';
import { prepare } from '../subject/preparation';
import type { Cell } from '../../model/cell';
import type { CallTime, ObstacleOf } from '../../model/obstacle';

/** The options of the choice of sizes. */
export interface SweepOptions extends CallOptions {
  /** The size that must be reached, if the claim names one. */
  readonly upTo?: number | undefined;
  /** The divisor of all sizes but the one to be reached: a second collection should use other sizes. */
  readonly shift: number;
  readonly signal: AbortSignal;
}

/** The sizes that were chosen. */
export interface Sweep {
  readonly sizes: readonly number[];
  /** The last two steps of the search, the longer one last, if calls became too long for it to go on. */
  readonly steep: readonly CallTime[] | undefined;
  /** Set if the search ended before the size to be reached; the sizes then end at calls of the wanted time. */
  readonly outOfReach?: Omit<ObstacleOf<'out of reach'>, 'kind'>;
}

/** The first size of the search, its last one if nothing else ends it, and the number of sizes of a sweep. */
const SIZES = { first: 2, last: 1_000_000, count: 6 } as const;
/**
 * Calls of the largest size should take the wanted time, and longer only if the sweep would be too narrow otherwise.
 * Calls of a size that must be reached may take longer: all batches do then, and two dozen rounds take most of a minute.
 */
const CALL_NS = { wanted: 1e6, most: 16e6, reached: 250e6 } as const;
/** The largest size over the smallest: the least distinguishes n from n^1.5, the wanted one n from n log n. */
export const SPAN = { least: 64, wanted: 1_024 } as const;
/** Time should grow by this factor over the sweep, or a fixed cost hides the growth. */
const GROWN = 4;
/** The bounds of the factor from one size of the search to the next. */
const FACTOR = { most: 4, least: 1.25 } as const;
/** The end of the timing of a size, by time or by batches; shorter batches than `batchNs` get more calls. */
const TIMING = { spentNs: 10e6, batches: 40, batchNs: 20_000 } as const;

/**
 * Chooses the sizes of a claim that names none. It searches from small n until a call takes about a millisecond, and
 * returns six sizes up to that one in equal ratios. It avoids powers of two, at which capacities double.
 *
 * Each step of the search is only so large that calls stay short if the growth so far goes on. So explosive code is
 * found at a size at which its calls still return.
 *
 * @throws {WorkloadError} when the workload fails
 */
export async function chooseSweep(workload: NormalWorkload, arm: string, options: SweepOptions): Promise<Sweep> {
  const { upTo, shift, limitNs } = options;
  await primeLoops();
  const farthestNs = Math.min(limitNs, upTo === undefined ? CALL_NS.most : CALL_NS.reached);
  const steps: CallTime[] = [];
  let n: number = Math.min(SIZES.first, upTo ?? SIZES.first);
  let wantedAt: number | undefined;
  for (;;) {
    options.signal.throwIfAborted();
    steps.push({ n, timeNs: await shortestCall(workload, { arm, n }, options) });
    const wanted = nextSize(steps, CALL_NS.wanted);
    if (wanted === n && isWideEnough(steps)) wantedAt ??= n;
    if (upTo === undefined ? wantedAt !== undefined : n === upTo) break;
    const next = Math.min(wanted > n ? wanted : nextSize(steps, farthestNs), upTo ?? SIZES.last);
    if (next <= n) break;
    n = next;
  }
  // If the size cannot be reached, calls near it take too long for the rest of the sweep.
  const isShort = ({ timeNs }: CallTime): boolean => timeNs <= CALL_NS.most;
  const top = upTo === undefined || n === upTo ? n : (wantedAt ?? steps.findLast(isShort)?.n ?? n);
  const steep = wantedAt === undefined && steps.at(-1)!.timeNs > CALL_NS.wanted ? steps.slice(-2) : undefined;
  if (upTo === undefined || n === upTo) return { sizes: shiftedSizes(sizesBelow(top), shift, upTo), steep };
  const outOfReach = { upTo, limitNs: farthestNs, last: steps.at(-1)!, before: steps.at(-2) };
  return { sizes: shiftedSizes(sizesBelow(top), shift), steep, outOfReach };
}

/**
 * Returns sizes in equal ratios up to the largest, not yet whole.
 *
 * @param span - the largest over the smallest, unless the smallest would be under 2
 */
export function sizesBelow(top: number, span: number = SPAN.wanted): number[] {
  const bottom = Math.max(Math.min(SIZES.first, top), top / span);
  const ratio = (top / bottom) ** (1 / (SIZES.count - 1));
  return Array.from({ length: SIZES.count }, (_, i) => bottom * ratio ** i);
}

/** Returns sizes divided by a factor, whole, off the powers of two and without repeats; the last stays at `upTo`. */
export function shiftedSizes(sizes: readonly number[], factor: number, upTo?: number): number[] {
  const shifted = sizes.map((n, i) => {
    if (upTo !== undefined && i === sizes.length - 1) return upTo;
    return offPowersOfTwo(Math.max(1, Math.round(n / factor)));
  });
  return [...new Set(shifted)];
}

/** Whether a sweep up to the last step is wide enough, and time grows enough over it. */
function isWideEnough(steps: readonly CallTime[]): boolean {
  const { n, timeNs } = steps.at(-1)!;
  const bottom = steps.findLast((step) => step.n <= Math.max(SIZES.first, n / SPAN.wanted))!;
  return n / bottom.n >= SPAN.least && timeNs >= GROWN * bottom.timeNs;
}

/**
 * Returns the next size of the search, or the same again if a call of any size worth trying could exceed the limit.
 *
 * It expects the worst: that time goes on to grow exponentially, as fast as over the last step.
 */
function nextSize(steps: readonly CallTime[], limitNs: number): number {
  const { n, timeNs } = steps.at(-1)!;
  const before = steps.at(-2) ?? { n: n / 2, timeNs: timeNs / 2 };
  const rate = Math.max(Math.log(timeNs / before.timeNs), 0) / (n - before.n);
  const factor = Math.min(FACTOR.most, 1 + Math.log(limitNs / timeNs) / (rate * n));
  return factor < FACTOR.least ? n : Math.max(n + 1, Math.round(factor * n));
}

/** Returns a size, moved up by an eighth if it is a power of two. Small sizes stay: there are too few of them. */
function offPowersOfTwo(n: number): number {
  return n >= 16 && Number.isInteger(Math.log2(n)) ? n + n / 8 : n;
}

/** Returns the shortest time per call, after enough calls for the engine to optimise them. */
async function shortestCall(workload: NormalWorkload, cell: Cell, options: SweepOptions): Promise<number> {
  const { limitNs, instruments, onProgress, signal } = options;
  const subject = await prepare(workload, cell, { limitNs, instruments, onProgress });
  const start = instruments.clock.now();
  let shortest = Infinity;
  let calls = 1;
  for (let batches = 0; batches < TIMING.batches && sinceNs(instruments.clock, start) < TIMING.spentNs; batches++) {
    signal.throwIfAborted();
    onProgress?.(cell);
    const { durationNs } = await timeBatch(subject, calls, limitNs, instruments);
    shortest = Math.min(shortest, Math.max(durationNs, 1) / calls);
    if (durationNs < TIMING.batchNs) calls *= 8;
  }
  await instruments.breathe();
  return shortest;
}
