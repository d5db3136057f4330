import type { NormalWorkload } from '../../workload/workload';
import type { CallOptions } from '../clock/instruments';
import type { SupplyOptions } from '../subject/inputs';
import { primeLoops } from '../batch/loop';
import type { CallTime, ObstacleOf } from '../../model/obstacle';
import type { SizeFailure, SweepEnd } from '../../model/sweepEnd';
import { nextSize, SEARCHED, shortestCall } from './search';
import { InputMeter } from '../subject/inputMeter';
import { sizeFailureOf } from './sizeFailure';

/** The options of the choice of sizes. */
export interface SweepOptions extends CallOptions, Pick<SupplyOptions, 'memory'> {
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
  /** Set if the search ended before the size to be reached. */
  readonly outOfReach?: Omit<ObstacleOf<'out of reach'>, 'kind'>;
  /** Whether time seemed to exceed the claim without end, or has not settled at any size. @defaultValue false */
  readonly isDoubted?: boolean;
  /** The longest call that the choice has seen, if calls of these sizes may be longer than usual: few rounds are needed. */
  readonly longest?: CallTime | undefined;
  /** Set if a failure of the workload ended the sizes. */
  readonly end?: SweepEnd | undefined;
}

/** The number of sizes of a sweep. */
const COUNT = 6;
/** The fewest steps of a search before a failure of the workload ends it. */
export const FEWEST_STEPS = 4;
/** If the inputs of a size take longer to build, those of the next take seconds, and are built more than once. */
export const LONGEST_BUILDING_NS = 0.3e9;
/**
 * Calls of the largest size should take the wanted time, and longer only if the sweep would be too narrow otherwise.
 * Calls of a size that must be reached may take longer: all batches do then, and two dozen rounds take most of a minute.
 */
const CALL_NS = { wanted: 1e6, most: 16e6, reached: 250e6 } as const;
/** The largest size over the smallest: the least distinguishes n from n^1.5, the wanted one n from n log n. */
export const SPAN = { least: 64, wanted: 1_024 } as const;
/** Time should grow by this factor over the sweep, or a fixed cost hides the growth. */
const GROWN = 4;

/**
 * Chooses the sizes of a claim that names none. It searches from small n until a call takes about a millisecond, and
 * returns six sizes up to that one in equal ratios. It avoids powers of two, at which capacities double.
 *
 * Each step of the search is only so large that calls stay short if the growth so far goes on. So explosive code is
 * found at a size at which its calls still return.
 *
 * @throws {WorkloadError} when the workload fails before a size to be reached, or at one of the smallest sizes; at a larger
 * one that ends the search
 */
export async function chooseSweep(workload: NormalWorkload, arm: string, options: SweepOptions): Promise<Sweep> {
  const { upTo, shift, limitNs, meter = new InputMeter() } = options;
  await primeLoops();
  const farthestNs = Math.min(limitNs, upTo === undefined ? CALL_NS.most : CALL_NS.reached);
  const steps: CallTime[] = [];
  let n: number = Math.min(SEARCHED.first, upTo ?? SEARCHED.first);
  let wantedAt: number | undefined;
  let failure: SizeFailure | undefined;
  for (;;) {
    options.signal.throwIfAborted();
    const built = meter.buildingNs;
    try {
      steps.push({ n, timeNs: await shortestCall(workload, { arm, n }, { ...options, meter }) });
    } catch (error) {
      failure = upTo === undefined && steps.length >= FEWEST_STEPS ? sizeFailureOf(error) : undefined;
      if (failure === undefined) throw error;
      n = steps.at(-1)!.n;
      break;
    }
    const buildingNs = meter.buildingNs - built;
    if (upTo === undefined && buildingNs > LONGEST_BUILDING_NS) {
      failure = { kind: 'slow input', n, timeNs: buildingNs };
      break;
    }
    const wanted = nextSize(steps, CALL_NS.wanted);
    if (wanted === n && isWideEnough(steps)) wantedAt ??= n;
    if (upTo === undefined ? wantedAt !== undefined : n === upTo) break;
    const next = Math.min(wanted > n ? wanted : nextSize(steps, farthestNs), upTo ?? SEARCHED.last);
    if (next <= n) break;
    n = next;
  }
  // If the size cannot be reached, calls near it take too long for the rest of the sweep.
  const isShort = ({ timeNs }: CallTime): boolean => timeNs <= CALL_NS.most;
  const top = upTo === undefined || n === upTo ? n : (wantedAt ?? steps.findLast(isShort)?.n ?? n);
  const steep = wantedAt === undefined && steps.at(-1)!.timeNs > CALL_NS.wanted ? steps.slice(-2) : undefined;
  if (upTo === undefined || n === upTo) {
    const sizes = shiftedSizes(sizesBelow(top), shift, upTo);
    return { sizes, steep, end: failure && { largest: sizes.at(-1)!, failure } };
  }
  const outOfReach = { upTo, limitNs: farthestNs, last: steps.at(-1)!, before: steps.at(-2) };
  return { sizes: shiftedSizes(sizesBelow(top), shift), steep, outOfReach };
}

/** The factor between the sizes at which a growth settles and those of a second collection: far smaller ones show another. */
export const SETTLING_SHIFT = 1.1;

/**
 * Returns sizes in equal ratios up to the largest, not yet whole.
 *
 * @param span - the largest over the smallest, unless the smallest would be under 2
 */
export function sizesBelow(top: number, span: number = SPAN.wanted): number[] {
  const bottom = Math.max(Math.min(SEARCHED.first, top), top / span);
  const ratio = (top / bottom) ** (1 / (COUNT - 1));
  return Array.from({ length: COUNT }, (_, i) => bottom * ratio ** i);
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
  const bottom = steps.findLast((step) => step.n <= Math.max(SEARCHED.first, n / SPAN.wanted))!;
  return n / bottom.n >= SPAN.least && timeNs >= GROWN * bottom.timeNs;
}

/** Returns a size, moved down by an eighth if it is a power of two. Small sizes stay: there are too few of them. */
function offPowersOfTwo(n: number): number {
  return n >= 16 && Number.isInteger(Math.log2(n)) ? n - n / 8 : n;
}
