import type { NarrowSweep } from '../claims/shared/evidence';
import { count, known, plainDuration } from './quantity';

/** Returns the clause of a finding that says why a chosen sweep is narrow, or no clause if it is wide. */
export function narrowSweepClause(narrow: NarrowSweep | undefined): string[] {
  if (narrow === undefined) return [];
  const { from, to, timeNs } = narrow;
  const span = `x${known(Number((to / from).toPrecision(2)))}`;
  return [`over n = ${count(from)} to ${count(to)} only (${span}): a call takes ${plainDuration(timeNs)} there`];
}
