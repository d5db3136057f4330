import type { TimeBudgetEvidence } from '../../claims/budget/evidence';
import type { Description } from '../description';
import { detectableCell, detectableClause } from '../detectable';
import { timeTable } from '../figureTable';
import { count, duration, percentile, significantDuration } from '../quantity';

/** Describes a quantile of the times of single calls. */
export const timeBudget: Description<TimeBudgetEvidence> = {
  basis: 'times',
  finding: ({ arm, n, quantile, timeNs, over, calls, detectableNs }) =>
    [
      `the ${percentile(quantile)} of ${arm} at n = ${count(n)} is ${duration(timeNs)}`,
      `${count(over)} of ${count(calls)} calls took longer than claimed`,
      ...detectableClause(detectableNs, significantDuration),
    ].join('; '),
  estimate: ({ timeNs }) => duration(timeNs),
  smallestDetectable: ({ detectableNs }) => detectableCell(detectableNs, significantDuration),
  plot: undefined,
  tables: ({ times }) => [timeTable(times)],
  isMachineSpecific: true,
};
