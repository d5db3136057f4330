import type { NormalWorkload } from '../../workload/workload';
import { timeBatch } from '../batch/batch';
import { sinceNs } from '../clock/clock';
import type { Instruments } from '../clock/instruments';
import { primeLoops } from '../batch/loop';
import { prepare } from '../subject/preparation';
import type { Cell } from '../../model/cell';
import type { CallTime } from '../../model/obstacle';

/** What the choice of sizes needs to know. */
export interface SweepOptions {
  /** The size that must be reached, where the claim names one. */
  readonly upTo?: number | undefined;
  /** All sizes but the one to be reached are divided by this: a second collection should not stand on the same ones. */
  readonly shift: number;
  /** How long one call may take. */
  readonly limitNs: number;
  readonly instruments: Instruments;
  readonly signal: AbortSignal;
  /** Called before each call, with what is about to run. */
  readonly onProgress?: ((cell: Cell) => void) | undefined;
}

/** What keeps a size from being reached: how long calls took on the way, and how long one may take. */
export interface OutOfReach {
  readonly upTo: number;
  readonly limitNs: number;
  readonly last: CallTime;
  readonly before: CallTime | undefined;
}

/** The sizes that were chosen. */
export interface Sweep {
  readonly sizes: readonly number[];
  /** The end of the climb where calls became too long for it to go on: two steps, the longer one last. */
  readonly steep: readonly CallTime[] | undefined;
  /** Set where the climb had to end before the size to be reached; the sizes end where calls take the wanted time. */
  readonly outOfReach?: OutOfReach;
}

/** Where the climb begins, and where it ends if nothing else ends it. */
const SIZES = { first: 2, last: 1_000_000, count: 6 } as const;
/**
 * Calls of the largest size should take about so long, and more only where the sweep would be too narrow else. Those of a
 * size that must be reached may take longer: all batches do then, and two dozen rounds take most of a minute.
 */
const CALL_NS = { wanted: 1e6, most: 16e6, reached: 250e6 } as const;
/** The largest size over the smallest: no less than needed to tell n from n^1.5, and no more than tells n from n log n. */
export const SPAN = { least: 64, wanted: 1_024 } as const;
/** Time should grow so many times over the sweep: a fixed cost hides the growth else. */
const GROWN = 4;
/** A step of the climb multiplies n by at most this, and by at least that. */
const FACTOR = { most: 4, least: 1.25 } as const;
/** A size is timed until so much time was spent, or so many batches were taken, or calls are long anyway. */
const TIMING = { spentNs: 10e6, batches: 40, batchNs: 20_000 } as const;

/**
 * Chooses the sizes of a claim that names none: it climbs from small n until a call takes about a millisecond, and
 * spreads six sizes below that, geometrically and off the powers of two, at which capacities double.
 *
 * It climbs no further than it can foresee: each step is as large as the growth so far lets a call stay short, so that
 * a workload that explodes is found out at a size at which its calls still end.
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
  // Where the size cannot be reached, the calls on the way to it take too long for the rest of the sweep.
  const isShort = ({ timeNs }: CallTime): boolean => timeNs <= CALL_NS.most;
  const top = upTo === undefined || n === upTo ? n : (wantedAt ?? steps.findLast(isShort)?.n ?? n);
  const steep = wantedAt === undefined && steps.at(-1)!.timeNs > CALL_NS.wanted ? steps.slice(-2) : undefined;
  if (upTo === undefined || n === upTo) return { sizes: shiftedSizes(sizesBelow(top), shift, upTo), steep };
  const outOfReach = { upTo, limitNs: farthestNs, last: steps.at(-1)!, before: steps.at(-2) };
  return { sizes: shiftedSizes(sizesBelow(top), shift), steep, outOfReach };
}

/**
 * Returns sizes in equal ratios up to the largest; `shiftedSizes` makes them whole.
 *
 * @param span - the largest over the smallest, where n = 2 is not reached before
 */
export function sizesBelow(top: number, span: number = SPAN.wanted): number[] {
  const bottom = Math.max(Math.min(SIZES.first, top), top / span);
  const ratio = (top / bottom) ** (1 / (SIZES.count - 1));
  return Array.from({ length: SIZES.count }, (_, i) => bottom * ratio ** i);
}

/**
 * Returns sizes divided by a factor, whole, off the powers of two and none twice; the one to be reached stays.
 */
export function shiftedSizes(sizes: readonly number[], factor: number, upTo?: number): number[] {
  const shifted = sizes.map((n, i) => {
    if (upTo !== undefined && i === sizes.length - 1) return upTo;
    return offPowersOfTwo(Math.max(1, Math.round(n / factor)));
  });
  return [...new Set(shifted)];
}

/** Whether a sweep that ends here is wide, and time grows over it. */
function isWideEnough(steps: readonly CallTime[]): boolean {
  const { n, timeNs } = steps.at(-1)!;
  const bottom = steps.findLast((step) => step.n <= Math.max(SIZES.first, n / SPAN.wanted))!;
  return n / bottom.n >= SPAN.least && timeNs >= GROWN * bottom.timeNs;
}

/**
 * The next size of the climb, or the same again where a step worth taking could make a call longer than the limit.
 *
 * It expects the worst, that time goes on to grow exponentially as it did over the last step.
 */
function nextSize(steps: readonly CallTime[], limitNs: number): number {
  const { n, timeNs } = steps.at(-1)!;
  const before = steps.at(-2) ?? { n: n / 2, timeNs: timeNs / 2 };
  const rate = Math.max(Math.log(timeNs / before.timeNs), 0) / (n - before.n);
  const factor = Math.min(FACTOR.most, 1 + Math.log(limitNs / timeNs) / (rate * n));
  return factor < FACTOR.least ? n : Math.max(n + 1, Math.round(factor * n));
}

/** Moves a size that is a power of two up by an eighth. Small ones stay: there are too few of them. */
function offPowersOfTwo(n: number): number {
  return n >= 16 && Number.isInteger(Math.log2(n)) ? n + n / 8 : n;
}

/** The shortest time per call, after so many calls that the engine had a chance to optimise them. */
async function shortestCall(workload: NormalWorkload, cell: Cell, options: SweepOptions): Promise<number> {
  const { limitNs, instruments, onProgress, signal } = options;
  const { timer, programs } = instruments;
  const subject = await prepare(workload, cell, { limitNs, timer, programs, onProgress });
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
