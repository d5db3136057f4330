import type { TimedClaim } from '../claims/kinds';
import { memoryRampFor } from '../measure/sweep/armMemory';
import { chooseSettlingSweep, type SettlingOptions } from '../measure/sweep/settlingSweep';
import { chooseSweep, SETTLING_SHIFT, shiftedSizes, sizesBelow, SPAN, type SweepOptions } from '../measure/sweep/sweep';
import type { CellTime } from '../model/cell';
import type { CallTime, Obstacle } from '../model/obstacle';
import { SMALLEST_TO_STEP } from '../model/settlement';
import type { SweepEnd } from '../model/sweepEnd';
import type { NormalWorkload } from '../workload/workload';
import type { Arms } from './arms';
import type { ClaimOver } from './claim';
import { knownUpTo } from './reachableSizes';
import type { TrialResult } from './trial';

/** The divisor of the sizes of a second collection: an alignment or a full cache must not confirm itself. */
export const SHIFT = 1.3;
/** Any sizes, to ask a claim how those that it needs are chosen. */
const PROBE = [2, 8, 32, 128];

/** A claim over sizes that were chosen for it. */
export interface Chosen {
  readonly claim: TimedClaim;
  /** The same over other sizes, for a second collection. */
  readonly shifted: TimedClaim;
  /** The same over sizes that are a little smaller. */
  readonly smaller: TimedClaim;
  /** Returns the other sizes of a second collection. */
  readonly shift: (sizes: readonly number[]) => readonly number[];
  /** Set if calls become too long before the sweep is what the claim needs: it can violate the claim, no more. */
  readonly obstacle: Obstacle | undefined;
  /** Whether calls that become too long end the sizes, not a size that the claim names. */
  readonly isOpenEnded: boolean;
  /** Set if a failure of the workload ended the sizes. */
  readonly end: SweepEnd | undefined;
  /** The longest call that the choice has seen, if calls may be longer than usual. */
  readonly longest: CallTime | undefined;
  /** Whether a larger size takes no more memory than it may. */
  readonly fits: (n: number) => boolean;
}

/** The options of a choice of sizes. */
export interface ChoosingOptions extends Omit<SweepOptions, 'shift' | 'memory'>, Pick<SettlingOptions, 'affordableNs'> {
  /** How much memory the inputs and a call of a size may take. @defaultValue as much as there is */
  readonly memoryLimitBytes?: number | undefined;
  /** Whether this is the choice of a second process: its sizes should be others. */
  readonly isSecond: boolean;
}

/**
 * Chooses the sizes of a claim on one arm, by measuring.
 *
 * @throws {WorkloadError} when the workload fails
 */
export async function overChosenSizes(over: ClaimOver, { workloads }: Arms, options: ChoosingOptions): Promise<Chosen> {
  const [[arm, workload]] = [...workloads] as [[string, NormalWorkload]];
  const settles = over(PROBE).settlement !== undefined;
  const settlement: SettlingOptions['settlement'] = (sizes, timesNs, isInVain) =>
    over(sizes).settlement?.(timesNs, isInVain) ?? 'settled';
  const divisor = settles ? 1 / SETTLING_SHIFT : SHIFT;
  const { memoryLimitBytes: limitBytes = Infinity, instruments } = options;
  const memory = memoryRampFor(workload, instruments.memory, limitBytes);
  const sweep: SweepOptions = { ...options, memory, shift: options.isSecond ? divisor : 1 };
  const chosen = settles
    ? chooseSettlingSweep(workload, arm, { ...sweep, affordableNs: options.affordableNs, settlement })
    : chooseSweep(workload, arm, sweep);
  const { sizes: first, steep, isDoubted, outOfReach, end, longest } = await chosen;
  const upTo = outOfReach === undefined ? options.upTo : undefined;
  const sizes = wideEnough(over, first);
  const claim = over(sizes, isDoubted);
  const unreached: Obstacle | undefined = outOfReach && { kind: 'out of reach', ...outOfReach };
  const tooSteep: Obstacle | undefined = steep &&
    claim.unanswerable && { kind: 'too steep', from: sizes[0]!, steps: steep };
  const isLimited =
    end !== undefined || longest !== undefined || !memory.fits(Math.ceil(SETTLING_SHIFT * sizes.at(-1)!));
  // Larger sizes show more of a growth.
  const shift: Chosen['shift'] = (some) => {
    // The next whole number is far from small sizes.
    if (settles && some.at(-1)! < SMALLEST_TO_STEP) return some;
    return shiftedSizes(some, settles && isLimited ? SETTLING_SHIFT : divisor, some.at(-1) === upTo ? upTo : undefined);
  };
  return {
    claim,
    shifted: over(shift(sizes)),
    shift,
    smaller: over(shiftedSizes(sizes, settles ? SETTLING_SHIFT : SHIFT, upTo)),
    obstacle: unreached ?? tooSteep,
    isOpenEnded: upTo === undefined,
    end,
    longest,
    fits: (n) => memory.fits(n),
  };
}

/** Moves the smallest sizes down if a claim, to be distinguished from another growth, needs a wider sweep than others. */
function wideEnough(over: ClaimOver, sizes: readonly number[]): readonly number[] {
  const { unanswerable } = over(sizes);
  if (unanswerable?.kind !== 'narrow sweep') return sizes;
  const wider = shiftedSizes(sizesBelow(sizes.at(-1)!, 2 * unanswerable.spanNeeded), 1, sizes.at(-1));
  return wider.length < sizes.length ? sizes : wider;
}

/** Returns the result of a claim over sizes that were chosen, as far as those reach, with what is to be said of them. */
export function resultOver({ obstacle, isOpenEnded, end }: Chosen, measured: TrialResult): TrialResult {
  // A process that confirmed may have ended its sizes elsewhere.
  const result = withSweepEnd(isOpenEnded ? withSweepWarning(measured) : measured, end ?? measured.sweepEnd);
  return obstacle === undefined ? result : knownUpTo(result, obstacle);
}

/** Returns the result with a warning if its sweep is narrower than it should be. */
function withSweepWarning(result: TrialResult): TrialResult {
  const { verdict } = result;
  const { evidence } = verdict;
  if (evidence?.kind !== 'scaling' && evidence?.kind !== 'constant') return result;
  const [bottom, top] = endsOf(result);
  if (bottom === undefined || top === undefined || top.n / bottom.n >= SPAN.least) return result;
  const narrow = { from: bottom.n, to: top.n, timeNs: top.timeNs.estimate };
  return { ...result, verdict: { ...verdict, evidence: { ...evidence, narrow } } };
}

/** Returns the result with the end of its sizes, at the largest of those that it rests on: a second collection has others. */
function withSweepEnd(result: TrialResult, end: SweepEnd | undefined): TrialResult {
  if (end === undefined) return result;
  const largest = endsOf(result)[1]?.n ?? end.largest;
  // A sweep that was made longer may have gone beyond.
  return largest > end.failure.n ? { ...result, sweepEnd: undefined } : { ...result, sweepEnd: { ...end, largest } };
}

/** Returns the times at the smallest and the largest size of the evidence, if it has any. */
function endsOf({ verdict: { evidence } }: TrialResult): readonly (CellTime | undefined)[] {
  if (evidence?.kind !== 'scaling' && evidence?.kind !== 'constant') return [];
  return [evidence.times[0], evidence.times.at(-1)];
}
