import type { TimedClaim } from '../claims/kinds';
import type { Obstacle } from '../model/obstacle';
import { WorkloadError, type WorkloadProblem, type Place } from '../measure/subject/workloadError';
import { budgetForNs, type Need } from './affordable';
import type { SizedClaim } from './chosenSizes';
import { unanswerable, type TrialResult } from './trialResult';

/** Decides a claim, on a collection of its arms alone where it should. */
export type Decide = (claim: TimedClaim, isAlone: boolean) => Promise<TrialResult>;

/** What else a claim could be measured with. */
export interface Alternatives {
  /** The same claim over fewer sizes, where there is one. */
  readonly sized: SizedClaim | undefined;
  /** Whether it is measured together with arms that it is not about. */
  readonly isShared: boolean;
  /** How many rounds it needs at the least. */
  readonly unanimousRounds: number;
}

/** Fewer sizes do not show a growth. */
const FEWEST_SIZES = 3;

/**
 * Decides a claim, also where calls become too long at one of its sizes: what the smaller ones show can violate it then,
 * and cannot show that it holds.
 *
 * Arms of an experiment that the claim is not about are left out where they make it too long.
 */
export async function overReachableSizes(
  claim: TimedClaim,
  { sized, isShared, unanimousRounds }: Alternatives,
  decide: Decide,
): Promise<TrialResult> {
  try {
    return await decide(claim, false);
  } catch (error) {
    const tooLong = tooLongIn(error);
    if (tooLong === undefined) throw error;
    // What was given up runs on in the background, and would be measured along with anything else.
    const isOver = tooLong.timeNs !== Infinity;
    const alone = (own: TimedClaim): Promise<TrialResult> =>
      overReachableSizes(own, { sized, isShared: false, unanimousRounds }, (reachable) => decide(reachable, true));
    if (isShared && isOver) return alone(claim);
    const sizes = [...new Set(claim.cells.map(({ n }) => n))];
    const smaller = sizes.filter((n) => n < tooLong.n);
    const overSmaller = isOver && smaller.length >= FEWEST_SIZES ? sized?.(smaller) : undefined;
    const obstacle = obstacleOf(tooLong, { rounds: unanimousRounds, cells: claim.cells.length });
    if (overSmaller === undefined || overSmaller.unanswerable !== undefined) return unanswerable(obstacle);
    return knownUpTo(await alone(overSmaller), obstacle);
  }
}

/**
 * Returns what is said of a claim of which only smaller sizes could be measured than it is about. A violation stands, and
 * that the machine was too busy to see; anything else says nothing of the sizes that were not reached.
 */
export function knownUpTo(smaller: TrialResult, obstacle: Obstacle): TrialResult {
  const { verdict, decidingNs } = smaller;
  if (verdict.outcome === 'violated' || (verdict.outcome === 'undecided' && verdict.reason === 'busy')) return smaller;
  return { ...unanswerable(obstacle), decidingNs, setAside: [...smaller.setAside, ...smaller.samples] };
}

type TooLong = Extract<WorkloadProblem, { kind: 'too long' }> & Place;

function tooLongIn(error: unknown): TooLong | undefined {
  if (!(error instanceof WorkloadError) || error.problem.kind !== 'too long') return undefined;
  return { ...error.problem, ...error.cell };
}

function obstacleOf({ arm, n, timeNs, limitNs, before }: TooLong, need: Need): Obstacle {
  const isAllowed = timeNs !== undefined && timeNs <= limitNs;
  const budgetNs = isAllowed ? budgetForNs(timeNs, need) : undefined;
  return { kind: 'too long', arm, n, timeNs, limitNs, budgetNs, before };
}
