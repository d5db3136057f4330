import type { Outcome, TrialOutcome } from '../../src/claims/testing/simulatedTrial';

export const OUTCOMES = ['holds', 'violated', 'undecided'] as const satisfies Outcome[];

/** How many collections, or trials, came to each. */
export type OutcomeCounts = Record<Outcome, number>;

/** How many trials came to what, at first and once confirmed. */
export interface TrialCounts {
  readonly first: OutcomeCounts;
  readonly final: OutcomeCounts;
}

/** Returns the counts of no trial. */
export function noTrials(): TrialCounts {
  return { first: noOutcomes(), final: noOutcomes() };
}

/** Adds a trial. */
export function count(counts: TrialCounts, { first, final }: TrialOutcome): void {
  counts.first[first]++;
  counts.final[final]++;
}

/** Returns the counts of all trials together. */
export function pooled(all: readonly TrialCounts[]): TrialCounts {
  const total = noTrials();
  for (const { first, final } of all) {
    for (const outcome of OUTCOMES) {
      total.first[outcome] += first[outcome];
      total.final[outcome] += final[outcome];
    }
  }
  return total;
}

/** Returns how many trials were counted. */
export function trialsIn({ first }: TrialCounts): number {
  return OUTCOMES.reduce((sum, outcome) => sum + first[outcome], 0);
}

/** Returns the counts of no collection. */
export function noOutcomes(): OutcomeCounts {
  return { holds: 0, violated: 0, undecided: 0 };
}
