import type { CallTime } from '../../model/obstacle';
import type { NormalWorkload } from '../../workload/workload';
import { sinceNs } from '../clock/clock';
import type { InputMeter } from '../subject/inputMeter';
import type { SharedInputs } from '../subject/inputs';
import { hasGrown, hasRiseEnded, isFlat, isJump, upToSize, type Climb } from './climb';
import { bestOf, isOpen, shownBy, WANTED_NS, type SettlementOf } from './ladder';
import { lookAhead } from './lookAhead';
import { nextSize, SEARCHED, shortestCall } from './search';
import { timeAgain, type Climbed } from './secondLook';
import { sizeFailureOf } from './sizeFailure';
import { FEWEST_STEPS, LONGEST_BUILDING_NS, type SweepOptions } from './sweep';

/** After a step that took longer the next one would take seconds. */
const LONGEST_STEP_NS = 0.7e9;
/** Calls as short as this do not explode from one n to the next, whatever a disturbed step lets expect. */
const SHORT_NS = 0.2e6;
/**
 * A climb looks for the size at which a call takes twice the wanted time, and takes one that comes near enough: steps
 * towards just that time would be small, and each is as long as a sweep.
 */
const WANTED = { aimedNs: 2 * WANTED_NS, enoughNs: 0.6 * WANTED_NS } as const;
/** Beyond the wanted time steps are smaller, so that the climb does not pass over a size at which the growth settles. */
const FACTOR_OF_LONG = 2;
/** How often the highest steps are timed again before they end the search, or send it on to longer calls. */
const SECOND_LOOKS = 2;

/** What is ahead has hardly settled if it would not have, were calls there longer by this factor: n^0.1 over a usual step. */
const HARDLY = 1.15;

/** The options of a climb. */
export interface ClimbOptions extends SweepOptions {
  readonly settlement: SettlementOf;
  /** The inputs so far: a size that is timed again gets the same. */
  readonly inputs: SharedInputs;
  readonly meter: InputMeter;
}

/** Times calls at larger and larger sizes until the growth has settled, or a step takes too long or fails. */
export async function climbUntilSettled(
  workload: NormalWorkload,
  arm: string,
  longestNs: number,
  options: ClimbOptions,
): Promise<Climbed> {
  const { settlement, signal, instruments, meter } = options;
  const climb: CallTime[] = [];
  /** The size from which a look ahead has seen the growth rise, and up to which; shorter calls do not end the climb then. */
  let [risingFrom, risingTo] = [0, 0];
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
    const buildingNs = meter.buildingNs - built;
    if (buildingNs > LONGEST_BUILDING_NS) {
      return { steps: climb, failure: { kind: 'slow input', n, timeNs: buildingNs } };
    }
    if (stepNs > LONGEST_STEP_NS) return { steps: climb };
    if (risingTo > 0 && hasRiseEnded(climb, risingFrom)) {
      const failed = await timeAgain(climb, workload, arm, options);
      if (failed !== undefined) return failed;
      if (hasRiseEnded(climb, risingFrom)) return { steps: upToSize(climb, risingFrom) };
    }
    if (isJump(climb, isCalm)) return { steps: climb.slice(0, -1) };
    const isShort = (): boolean => climb.at(-1)!.timeNs < SHORT_NS;
    const isLong = (): boolean => !isShort() && nextWanted(climb) === n;
    if (isLong() && hasSettled(climb)) mostTimes = Math.max(mostTimes, 1);
    for (; mostTimes > 0 && isLong() && (n >= risingTo || hasSettled(climb)); mostTimes--) {
      const failed = await timeAgain(climb, workload, arm, options);
      if (failed !== undefined) return failed;
      if (!isLong() || !hasSettled(climb)) continue;
      // What settles at the size that was looked at does so for longer calls than most.
      if (risingTo > 0 || shownBy(climb, settlement) === 'endless') return { steps: climb };
      const ahead = await lookAhead(climb, buildingNs, workload, arm, options);
      if (ahead === undefined || isJump([...climb, ahead], isCalm)) return { steps: climb };
      if (!risesTo(ahead, climb, settlement)) {
        const later = { ...ahead, timeNs: HARDLY * ahead.timeNs };
        return { steps: climb, isDoubted: risesTo(later, climb, settlement) };
      }
      [risingFrom, risingTo] = [n, ahead.n];
    }
    const wanted = nextWanted(climb);
    const larger = wanted > n ? wanted : Math.min(nextSize(climb, longestNs), FACTOR_OF_LONG * n);
    const next = Math.min(larger > n || !isShort() ? larger : n + 1, SEARCHED.last);
    if (next <= n) {
      if (!isOpen(climb, settlement)) return { steps: climb };
      const last = await lookAhead(climb, buildingNs, workload, arm, options, true);
      const seen = last === undefined ? climb : [...climb, last];
      if (risingTo > 0 && hasRiseEnded(seen, risingFrom)) return { steps: upToSize(climb, risingFrom) };
      return { steps: bestOf(climb, settlement, risingTo), isDoubted: true };
    }
    n = next;
  }
}

/** Returns the next size towards calls of the wanted time, or the same again if a call takes nearly that long. */
function nextWanted(climb: Climb): number {
  const { n, timeNs } = climb.at(-1)!;
  return timeNs >= WANTED.enoughNs ? n : nextSize(climb, WANTED.aimedNs);
}

/** Whether a climb that has settled has not at a size ahead of it. */
function risesTo(ahead: CallTime, climb: Climb, settlement: SettlementOf): boolean {
  return shownBy([...climb, ahead], settlement) !== 'settled';
}
