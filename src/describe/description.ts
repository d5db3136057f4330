import type { CellTime } from '../model/cell';
import type { ArmCounts, Metric } from '../model/metric';
import { timeTable } from './figureTable';
import type { Plot } from './plot/plot';

/** The counts that evidence holds. */
export interface Counts {
  readonly metric: Metric;
  readonly arms: readonly ArmCounts[];
}

/** Everything that a report shows of one kind of evidence. */
export interface Description<E> {
  /** Whether rounds of times decide the claim, exact counts, or pairs of processes. */
  readonly basis: 'times' | 'counts' | 'pairs of processes';
  /** Returns the finding in one sentence, from the figures alone. */
  readonly finding: (evidence: E) => string;
  /** Returns a doubt about a claim that holds, in one sentence; undefined if there is none. */
  readonly caution?: (evidence: E) => string | undefined;
  /** Returns the one figure that decides the claim, with its interval if it has one: a cell of a table. */
  readonly estimate: (evidence: E) => string;
  /** Returns the smallest violation that the samples would have shown: a cell of a table, empty if it is unknown. */
  readonly smallestDetectable: (evidence: E) => string;
  /** Returns how many processes the evidence rests on, or undefined if it does not say; absent if no kind of it does. */
  readonly processes?: (evidence: E) => number | undefined;
  /** Returns the plot of the evidence; undefined for kinds that measure one size. */
  readonly plot: ((evidence: E) => Plot) | undefined;
  /** Returns the tables below a failure message, each as its lines. */
  readonly tables: (evidence: E) => readonly (readonly string[])[];
  /** Returns the counts in the evidence, if this kind has any. */
  readonly counts?: (evidence: E) => Counts;
  /** Returns the two arms whose difference is worth a plot of its own. */
  readonly comparedArms?: (evidence: E) => readonly [string, string];
  /** Whether the plot has a curve that was fitted to its points, so that their residuals mean something. */
  readonly hasFittedCurve?: true;
  /** Whether the same can be claimed of counts. */
  readonly canBeCounted?: true;
  /** Whether the claim limits an amount of time, which holds on this machine only. */
  readonly isMachineSpecific?: true;
}

/** The description that the kinds share whose evidence has times, which a failure message shows. */
export const TIMED = {
  basis: 'times',
  tables: ({ times }: { readonly times: readonly CellTime[] }) => [timeTable(times)],
} as const;

/** Returns the clause of a finding that names the smallest detectable violation, or no clause if it is unknown. */
export function detectableClause(violation: number | undefined, text: (violation: number) => string): string[] {
  return violation === undefined ? [] : [`would have caught ${text(violation)}`];
}

/** Returns the smallest detectable violation as a cell of a table, empty if it is unknown. */
export function detectableCell(violation: number | undefined, text: (violation: number) => string): string {
  return violation === undefined ? '' : text(violation);
}
