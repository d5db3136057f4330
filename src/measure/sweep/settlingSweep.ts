import type { CallTime } from '../../model/obstacle';
import { SMALLEST_TO_STEP } from '../../model/settlement';
import type { NormalWorkload } from '../../workload/workload';
import { primeLoops } from '../batch/loop';
import { InputMeter } from '../subject/inputMeter';
import { SharedInputs } from '../subject/inputs';
import { powerOver, upToTime, type Climb } from './climb';
import { isOpen, isSteep, ladder, shortenedIfEndless, shownBy, WANTED_NS, type SettlementOf } from './ladder';
import { climbPastLeap, isLeap } from './leap';
import { nextSize, SEARCHED, shortestCall } from './search';
import { climbUntilSettled, type ClimbOptions } from './settlingClimb';
import { shiftedSizes, type Sweep, type SweepOptions } from './sweep';

/** The options of a choice of sizes at which a growth settles. */
export interface SettlingOptions extends SweepOptions {
  /** How long a call may take for the budget to have room for enough rounds. */
  readonly affordableNs: number;
  readonly settlement: SettlementOf;
}

type Search = SettlingOptions & ClimbOptions;

/**
 * Calls take up to the longest if the growth has not settled before: those of true claims settle less and less beyond it,
 * where all caches are full and garbage is collected in each. Calls below a size that must be reached, or is out of reach,
 * may take longer.
 */
const CALL_NS = { longest: 20e6, belowReach: 80e6, reached: 250e6 } as const;
/** The ratio of two sizes that are near each other. */
const NEAR = 1.25;

/**
 * Chooses sizes at which the growth of an arm settles. It searches from small n until a call takes some milliseconds, and
 * goes on, up to longer calls, while the times so far leave open what the growth settles to. It ends early if time does
 * not depend on n, before a jump of the machine, and at an input that takes long to build.
 *
 * @throws {WorkloadError} when the workload fails at one of the smallest sizes; at a larger one that ends the search
 */
export async function chooseSettlingSweep(
  workload: NormalWorkload,
  arm: string,
  settling: SettlingOptions,
): Promise<Sweep> {
  const { upTo, limitNs, affordableNs, meter = new InputMeter() } = settling;
  const options: Search = { ...settling, meter, inputs: new SharedInputs() };
  await primeLoops();
  const longestNs = Math.min(limitNs, affordableNs, upTo === undefined ? CALL_NS.longest : CALL_NS.belowReach);
  return upTo === undefined
    ? openEndedSweep(workload, arm, longestNs, options)
    : sweepUpTo(upTo, workload, arm, longestNs, options);
}

async function openEndedSweep(
  workload: NormalWorkload,
  arm: string,
  longestNs: number,
  options: Search,
): Promise<Sweep> {
  const { settlement, shift } = options;
  const climbed = await climbUntilSettled(workload, arm, longestNs, options);
  const climb = shortenedIfEndless(climbed.steps, settlement);
  // What has not settled yet shows most between close sizes.
  const isFine = isSteep(climb) || isOpen(climb, settlement);
  const steep = climb.at(-1)!.timeNs > WANTED_NS ? climb.slice(-2) : undefined;
  // The next whole number is far from small sizes, and they have no step that a shift would avoid.
  const isSmall = climb.at(-1)!.n < SMALLEST_TO_STEP;
  const sizes = shiftedSizes(ladder(climb, isFine), isSmall ? 1 : shift);
  // What shorter calls show needs no larger sizes.
  const failure = climb === climbed.steps ? climbed.failure : undefined;
  const isDoubted = climbed.isDoubted === true || shownBy(climb, settlement) === 'endless';
  return { sizes, steep, isDoubted, end: failure && { largest: sizes.at(-1)!, failure } };
}

/** Chooses sizes up to a given one; if it is out of reach, sizes below it that show growth without end if any do. */
async function sweepUpTo(
  upTo: number,
  workload: NormalWorkload,
  arm: string,
  longestNs: number,
  options: Search,
): Promise<Sweep> {
  const { settlement, shift, limitNs } = options;
  const reachableNs = Math.min(limitNs, CALL_NS.reached);
  const climb = await climbTo(upTo, workload, arm, reachableNs, options);
  const last = climb.at(-1)!;
  if (last.n === upTo) {
    const sizes = shiftedSizes(ladder(climb, isSteep(climb) || isOpen(climb, settlement)), shift, upTo);
    return { sizes, steep: last.timeNs > WANTED_NS ? climb.slice(-2) : undefined };
  }
  const outOfReach = { upTo, limitNs: reachableNs, last, before: climb.at(-2) };
  // How time grows above a leap shows at longer calls only, and soon.
  const isEndless = (steps: Climb): boolean => shownBy(steps, settlement, { isFine: true }) === 'endless';
  const long = isLeap(climb) ? await climbPastLeap(climb, workload, arm, { ...options, upTo, isEndless }) : undefined;
  if (long !== undefined) {
    return { sizes: shiftedSizes(ladder(long, true), shift), steep: undefined, outOfReach, longest: long.at(-1) };
  }
  // Calls near a size that cannot be reached take too long for the rest of the sweep.
  const short = shortenedIfEndless(upToTime(climb, longestNs), settlement);
  return { sizes: shiftedSizes(ladder(short), shift), steep: undefined, outOfReach };
}

/** Times calls at larger and larger sizes up to a given one, or until they take too long. */
async function climbTo(
  upTo: number,
  workload: NormalWorkload,
  arm: string,
  reachableNs: number,
  options: Search,
): Promise<Climb> {
  const climb: CallTime[] = [];
  for (let n = Math.min(SEARCHED.first, upTo); ;) {
    options.signal.throwIfAborted();
    climb.push({ n, timeNs: await shortestCall(workload, { arm, n }, options) });
    const next = Math.min(nextSize(climb, reachableNs), upTo);
    if (n === upTo || (next <= n && !isNear(climb, upTo, reachableNs))) return climb;
    n = next > n ? next : upTo;
  }
}

/** Whether a call of a size little above the top returns in time, if time grows by one power of n more than it has. */
function isNear(climb: Climb, upTo: number, reachableNs: number): boolean {
  const { n, timeNs } = climb.at(-1)!;
  const ratio = upTo / n;
  return ratio < NEAR && timeNs * ratio ** (powerOver(climb, NEAR) + 1) <= reachableNs;
}
