import type { Outcome, TrialOutcome } from '../../src/claims/testing/simulatedTrial';

export const OUTCOMES = ['holds', 'violated', 'undecided'] as const satisfies Outcome[];

/** The number of collections or trials with each outcome. */
export type OutcomeCounts = Record<Outcome, number>;

/** The outcomes of trials: of their first collections, once confirmed, and once confirmed under `.not`. */
export interface TrialCounts {
  readonly first: OutcomeCounts;
  readonly final: OutcomeCounts;
  readonly negated: OutcomeCounts;
}

/** Returns empty counts of trials. */
export function noTrials(): TrialCounts {
  return { first: noOutcomes(), final: noOutcomes(), negated: noOutcomes() };
}

/** Adds a trial. */
export function count(counts: TrialCounts, { first, final, negated }: TrialOutcome): void {
  counts.first[first]++;
  counts.final[final]++;
  counts.negated[negated]++;
}

/** Returns the counts of all trials together. */
export function pooled(all: readonly TrialCounts[]): TrialCounts {
  const total = noTrials();
  for (const { first, final, negated } of all) {
    for (const outcome of OUTCOMES) {
      total.first[outcome] += first[outcome];
      total.final[outcome] += final[outcome];
      total.negated[outcome] += negated[outcome];
    }
  }
  return total;
}

/** Returns the number of trials. */
export function trialsIn({ first }: TrialCounts): number {
  return OUTCOMES.reduce((sum, outcome) => sum + first[outcome], 0);
}

/** Returns empty counts of collections. */
export function noOutcomes(): OutcomeCounts {
  return { holds: 0, violated: 0, undecided: 0 };
}
