import { WorkloadError, type WorkloadProblem } from '../measure/subject/workloadError';
import type { Cell } from '../model/cell';
import type { Obstacle, ObstacleOf } from '../model/obstacle';
import { unanswerable, type TrialResult } from './trial';

/** Wall time may stretch to this many budgets before an attempt is given up: contention takes the rest. */
export const WALL_STRETCH = 16;

/** Fewer sizes do not show a growth. */
const FEWEST_SIZES = 3;

/** The least that a claim needs to be decided. */
export interface Need {
  readonly rounds: number;
  /** How many batches a round has. */
  readonly cells: number;
}

/** Returns how long a call may take for the wall time of a budget to have room for one in each batch. */
export function affordableNs(budgetNs: number, { rounds, cells }: Need): number {
  return (WALL_STRETCH * budgetNs) / (rounds * cells);
}

/** A round over sizes at which a growth settles: half steps last together as long as the longest call, others a little. */
const SETTLING = { rounds: 25, longest: 2, others: 8, otherNs: 1e6, leastNs: 1e6 } as const;

/** Returns how long a call may take at the largest of sizes at which a growth settles, as `affordableNs` does. */
export function settlingNs(budgetNs: number): number {
  const { rounds, longest, others, otherNs, leastNs } = SETTLING;
  return Math.max(leastNs, ((WALL_STRETCH * budgetNs) / rounds - others * otherNs) / longest);
}

/** Returns the budget whose wall time has room for calls of that length. */
export function budgetForNs(callNs: number, { rounds, cells }: Need): number {
  return (callNs * rounds * cells) / WALL_STRETCH;
}

/** A call that takes too long, or would, at one of the sizes. */
export type TooLong = Extract<WorkloadProblem, { kind: 'too long' }> & Cell;

/** Returns the call that took too long, or undefined if something else went wrong. */
export function tooLongIn(error: unknown): TooLong | undefined {
  if (!(error instanceof WorkloadError) || error.problem.kind !== 'too long') return undefined;
  return { ...error.problem, ...error.cell };
}

/** Whether nothing of the call runs on: one that was given up does, and would be measured along with anything else. */
export function isOver({ timeNs }: TooLong): boolean {
  return timeNs !== Infinity;
}

/** Returns the sizes below the one that takes too long, or undefined if they are too few to show a growth. */
export function sizesBelow({ n: tooLarge }: TooLong, cells: readonly Cell[]): readonly number[] | undefined {
  const smaller = [...new Set(cells.map(({ n }) => n))].filter((n) => n < tooLarge);
  return smaller.length >= FEWEST_SIZES ? smaller : undefined;
}

/** Returns the obstacle that such a call is, with the budget that would be enough. */
export function tooLongObstacle({ arm, n, timeNs, limitNs, before }: TooLong, need: Need): ObstacleOf<'too long'> {
  const isAllowed = timeNs !== undefined && timeNs <= limitNs;
  const budgetNs = isAllowed ? budgetForNs(timeNs, need) : undefined;
  return { kind: 'too long', arm, n, timeNs, limitNs, budgetNs, before };
}

/**
 * Returns the result of a claim of which only smaller sizes could be measured. A violation stands, and so does *busy*;
 * anything else says nothing of the sizes that were not reached.
 */
export function knownUpTo(smaller: TrialResult, obstacle: Obstacle): TrialResult {
  const { verdict, decidingNs, setAside, samples, sweepEnd } = smaller;
  if (verdict.outcome === 'violated' || (verdict.outcome === 'undecided' && verdict.reason === 'busy')) return smaller;
  return { ...unanswerable(obstacle), decidingNs, setAside: [...setAside, ...samples], sweepEnd };
}
