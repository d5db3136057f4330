import type { Obstacle } from '../claims/core/claim';
import type { Evidence } from '../claims/evidence';

/** How busy the machine was while a claim was measured. */
export interface Busyness {
  /** The share of the time in which the process was ready to run and did not, 0 to 1; undefined where unreadable. */
  readonly waitingShare: number | undefined;
  /** The share of control batches, all of the same work, that took over a quarter longer than the best. */
  readonly disturbedShare: number;
  /** The share of batches that the kernel preempted, each taken again. */
  readonly preemptedShare: number;
}

/** The data show the claim, over the whole sweep and at its upper end. */
export interface Holds {
  readonly outcome: 'holds';
  readonly evidence: Evidence;
}

/** The data show the opposite of the claim. */
export interface Violated {
  readonly outcome: 'violated';
  readonly evidence: Evidence;
}

/** Known before measuring: these sizes cannot answer. */
export interface Unanswerable {
  readonly outcome: 'undecided';
  readonly reason: 'unanswerable';
  readonly obstacle: Obstacle;
}

/** The machine was fit to decide, and neither side was shown. */
export interface TooClose {
  readonly outcome: 'undecided';
  readonly reason: 'too close';
  readonly obstacle: Obstacle;
  readonly evidence: Evidence;
}

/** Contention kept the machine from deciding. */
export interface Busy {
  readonly outcome: 'undecided';
  readonly reason: 'busy';
  readonly busyness: Busyness;
  readonly evidence: Evidence | undefined;
}

/** What is said of a claim, with what it rests on. */
export type Verdict = Holds | Violated | Unanswerable | TooClose | Busy;
