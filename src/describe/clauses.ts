import type { Difference } from '../claims/shared/evidence';
import { endsOf } from './extremes';
import { count, duration } from './quantity';

/** Returns the clause of a finding that names the smallest detectable violation, or no clause if it is unknown. */
export function detectableClause(violation: number | undefined, text: (violation: number) => string): string[] {
  return violation === undefined ? [] : [`would have caught ${text(violation)}`];
}

/** Returns the smallest detectable violation as a cell of a table, empty if it is unknown. */
export function detectableCell(violation: number | undefined, text: (violation: number) => string): string {
  return violation === undefined ? '' : text(violation);
}

/** Returns how much more one arm costs than another at both ends; `than` names the other if the sentence has not. */
export function differencesAtEnds(differences: readonly Difference[], than = ''): string {
  const [bottom, top] = endsOf(differences);
  const atTop = bottom === top ? '' : ` and ${duration(top.differenceNs)} more at n = ${count(top.n)}`;
  return `${duration(bottom.differenceNs)} more${than} at n = ${count(bottom.n)}${atTop}`;
}
