import type { CallTime } from '../../model/obstacle';
import { SMALLEST_TO_STEP, type Settlement } from '../../model/settlement';
import type { NormalWorkload } from '../../workload/workload';
import { primeLoops } from '../batch/loop';
import { sinceNs } from '../clock/clock';
import { InputMeter } from '../subject/inputMeter';
import { SharedInputs } from '../subject/inputs';
import { hasGrown, isFlat, isJump, powerOver, SPAN, timeAt, upToSize, upToTime, type Climb } from './climb';
import { climbPastLeap, isLeap } from './leap';
import { lookAhead } from './lookAhead';
import { nextSize, SEARCHED, shortestCall } from './search';
import { timeAgain, type Climbed } from './secondLook';
import { sizeFailureOf } from './sizeFailure';
import { FEWEST_STEPS, shiftedSizes, type Sweep, type SweepOptions } from './sweep';

/** The options of a choice of sizes at which a growth settles. */
export interface SettlingOptions extends SweepOptions {
  /** How long a call may take for the budget to have room for enough rounds. */
  readonly affordableNs: number;
  /**
   * Returns what times at some sizes show: larger sizes are wanted while they are unsettled. If those were tried in vain,
   * it takes less to settle.
   */
  readonly settlement: (sizes: readonly number[], timesNs: readonly number[], isInVain: boolean) => Settlement;
}

/**
 * Calls of the largest size take the wanted time if the growth has settled by then, and up to the longest if not. Calls of
 * a size that must be reached may take longer.
 */
const CALL_NS = { wanted: 2e6, longest: 80e6, reached: 250e6 } as const;
/** The fewest sizes of a sweep. */
const FEWEST = 4;
/** The ratio of neighbouring sizes, and of the highest ones of a fine sweep. */
const RATIO = { usual: 4, fine: 2, fineSteps: 4 } as const;
/** Calls whose time grows faster take a fine sweep: its halved sizes cost little more. */
const STEEP_POWER = 1.6;
/** After a step that took longer, mostly to build its input, the next one would take seconds. */
const LONGEST_STEP_NS = 0.7e9;
/** Beyond the wanted time steps are smaller, so that the climb does not pass over a size at which the growth settles. */
const FACTOR_OF_LONG = 2;
/** How often the highest steps are timed again before they end the search, or send it on to longer calls. */
const SECOND_LOOKS = 2;
/** Ever longer calls are tried, by this factor, for the end of a sweep that shows enough. */
const LONGER = 2;
/** The sizes of a second collection are smaller by this factor, and must show it too. */
const SURELY = 1.1;

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
  const { upTo, shift, limitNs, affordableNs, settlement, meter = new InputMeter() } = settling;
  const options: Search = { ...settling, meter, inputs: new SharedInputs() };
  await primeLoops();
  const longestNs = Math.min(limitNs, affordableNs, CALL_NS.longest);
  if (upTo === undefined) {
    const climbed = await climbUntilSettled(workload, arm, longestNs, options);
    const climb = shortenedIfEndless(climbed.steps, settlement);
    // What has not settled yet shows most between close sizes.
    const isFine = isSteep(climb) || isOpen(climb, settlement);
    const steep = climb.at(-1)!.timeNs > CALL_NS.wanted ? climb.slice(-2) : undefined;
    // The next whole number is far from small sizes, and they have no step that a shift would avoid.
    const isSmall = climb.at(-1)!.n < SMALLEST_TO_STEP;
    const sizes = shiftedSizes(ladder(climb, isFine), isSmall ? 1 : shift);
    // What shorter calls show needs no larger sizes.
    const failure = climb === climbed.steps ? climbed.failure : undefined;
    return { sizes, steep, end: failure && { largest: sizes.at(-1)!, failure } };
  }
  const reachableNs = Math.min(limitNs, CALL_NS.reached);
  const climb = await climbTo(upTo, workload, arm, reachableNs, options);
  const last = climb.at(-1)!;
  if (last.n === upTo) {
    const sizes = shiftedSizes(ladder(climb, isSteep(climb) || isOpen(climb, settlement)), shift, upTo);
    return { sizes, steep: last.timeNs > CALL_NS.wanted ? climb.slice(-2) : undefined };
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

/** A choice of sizes under way: a size that is timed again gets the same inputs. */
interface Search extends SettlingOptions {
  readonly inputs: SharedInputs;
  readonly meter: InputMeter;
}

/** Times calls at larger and larger sizes until the growth has settled, or a step takes too long or fails. */
async function climbUntilSettled(
  workload: NormalWorkload,
  arm: string,
  longestNs: number,
  options: Search,
): Promise<Climbed> {
  const { settlement, signal, instruments, meter } = options;
  const climb: CallTime[] = [];
  /** The size at which a look ahead has seen the growth rise; shorter calls do not end the climb then. */
  let risingTo = 0;
  const hasSettled = (steps: Climb): boolean =>
    hasGrown(steps) &&
    (steps.at(-1)!.n < risingTo ? shownBy(steps, settlement) === 'endless' : !isOpen(steps, settlement));
  // A jump ends the climb whatever lies ahead of it.
  const isCalm = (steps: Climb): boolean => hasGrown(steps) && !isOpen(steps, settlement);
  // Longer calls take far more time than a second look.
  let mostTimes = SECOND_LOOKS;
  for (let n: number = SEARCHED.first; ;) {
    signal.throwIfAborted();
    const start = instruments.clock.now();
    const built = meter.buildingNs;
    try {
      climb.push({ n, timeNs: await shortestCall(workload, { arm, n }, options) });
    } catch (error) {
      const failure = climb.length < FEWEST_STEPS ? undefined : sizeFailureOf(error);
      if (failure === undefined) throw error;
      return { steps: climb, failure };
    }
    const stepNs = sinceNs(instruments.clock, start);
    if (isFlat(climb)) return { steps: climb };
    if (stepNs > LONGEST_STEP_NS) {
      const timeNs = meter.buildingNs - built;
      return { steps: climb, failure: timeNs > stepNs / 2 ? { kind: 'slow input', n, timeNs } : undefined };
    }
    if (isJump(climb, isCalm)) return { steps: climb.slice(0, -1) };
    const isLong = (): boolean => nextSize(climb, CALL_NS.wanted) === n;
    if (isLong() && hasSettled(climb)) mostTimes = Math.max(mostTimes, 1);
    for (; mostTimes > 0 && isLong() && (n >= risingTo || hasSettled(climb)); mostTimes--) {
      const failed = await timeAgain(climb, workload, arm, options);
      if (failed !== undefined) return failed;
      if (!isLong() || !hasSettled(climb)) continue;
      // What settles at the size that was looked at does so for longer calls than most.
      if (risingTo > 0 || shownBy(climb, settlement) !== 'settled') return { steps: climb };
      const ahead = await lookAhead(climb, stepNs, workload, arm, options);
      if (ahead === undefined || isJump([...climb, ahead], isCalm)) return { steps: climb };
      if (!risesTo(ahead, climb, settlement)) return { steps: climb };
      risingTo = ahead.n;
    }
    const wanted = nextSize(climb, CALL_NS.wanted);
    const larger = wanted > n ? wanted : Math.min(nextSize(climb, longestNs), FACTOR_OF_LONG * n);
    const next = Math.min(larger, SEARCHED.last);
    if (next <= n) return { steps: bestOf(climb, settlement, risingTo) };
    n = next;
  }
}

/** Whether a climb that has settled does not do so by far at a size ahead of it. */
function risesTo(ahead: CallTime, climb: Climb, settlement: SettlingOptions['settlement']): boolean {
  return ['endless', 'unsettled'].includes(shownBy([...climb, ahead], settlement, { isInVain: true }));
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
    if (next <= n) return climb;
    n = next;
  }
}

/**
 * Returns the longest part of a climb in vain that comes close to what was looked for, or all of it if none does.
 *
 * @param risingTo - the size that a look ahead has shown the growth to go on to: shorter parts hide that
 */
function bestOf(climb: Climb, settlement: SettlingOptions['settlement'], risingTo: number): Climb {
  if (!isOpen(climb, settlement)) return climb;
  const parts = climb
    .map((_, i) => climb.slice(0, i + 1))
    .slice(FEWEST)
    .filter((part) => part.at(-1)!.n >= risingTo);
  return parts.findLast((part) => hasGrown(part) && !isOpen(part, settlement, true)) ?? climb;
}

/** Returns the shortest part of a climb that exceeds the claim without end: what shorter calls show takes less time. */
function shortenedIfEndless(climb: Climb, settlement: SettlingOptions['settlement']): Climb {
  const isEndless = (part: Climb): boolean => hasGrown(part) && shownBy(part, settlement) === 'endless';
  if (!isEndless(climb)) return climb;
  for (let callNs: number = CALL_NS.wanted; callNs < climb.at(-1)!.timeNs; callNs *= LONGER) {
    const part = upToTime(climb, callNs);
    if (part.length >= FEWEST && isEndless(part)) return upToSize(climb, SURELY * part.at(-1)!.n);
  }
  return climb;
}

/** Whether the times at the sizes that would be chosen now leave the claim open. */
function isOpen(climb: Climb, settlement: SettlingOptions['settlement'], isInVain = false): boolean {
  return shownBy(climb, settlement, { isInVain }) === 'unsettled';
}

/** Returns what the times at the sizes that would be chosen now show of the claim. */
function shownBy(
  climb: Climb,
  settlement: SettlingOptions['settlement'],
  { isInVain = false, isFine }: { readonly isInVain?: boolean; readonly isFine?: boolean } = {},
): Settlement {
  const sizes = [...new Set(ladder(climb, isFine).map(Math.round))];
  return settlement(
    sizes,
    sizes.map((n) => timeAt(climb, n)),
    isInVain,
  );
}

/** Returns the sizes below the last step of the climb, in equal ratios and closer at the top of a fine sweep, not whole. */
function ladder(climb: Climb, isFine = isSteep(climb)): number[] {
  const { n: top } = climb.at(-1)!;
  const bottom = Math.max(Math.min(SEARCHED.first, top), top / SPAN) * (1 - 1e-9);
  const usual = Math.min(isFine ? RATIO.fine : RATIO.usual, top ** (1 / (FEWEST - 1)));
  const sizes = [top];
  for (;;) {
    const isNear = sizes.length < FEWEST || (isFine && sizes.length <= RATIO.fineSteps);
    const next = sizes.at(-1)! / (isNear ? usual : RATIO.usual);
    if (next < bottom && sizes.length >= FEWEST) return sizes.reverse();
    sizes.push(next);
  }
}

/** Whether time grows fast over two usual steps: a step of the machine in one of them makes no sweep a fine one. */
function isSteep(climb: Climb): boolean {
  return powerOver(climb, RATIO.usual ** 2) > STEEP_POWER;
}
