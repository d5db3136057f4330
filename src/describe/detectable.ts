/** Returns the clause of a finding that names the smallest detectable violation, or no clause if it is unknown. */
export function detectableClause(violation: number | undefined, text: (violation: number) => string): string[] {
  return violation === undefined ? [] : [`would have caught ${text(violation)}`];
}

/** Returns the smallest detectable violation as a cell of a table, empty if it is unknown. */
export function detectableCell(violation: number | undefined, text: (violation: number) => string): string {
  return violation === undefined ? '' : text(violation);
}
