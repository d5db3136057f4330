import type { TimeBudgetEvidence, ThroughputEvidence } from '../../claims/budget/evidence';
import type { Description } from '../description';
import { detectableCell, detectableClause } from '../clauses';
import { timeTable } from '../figureTable';
import { count, duration, percentile, significantDuration, significant, withInterval } from '../quantity';

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

/** Describes how many calls there are in a second. */
export const throughput: Description<ThroughputEvidence> = {
  basis: 'times',
  finding: ({ arm, n, found, detectablePerSecond }) =>
    [
      `${arm} sustains ${withInterval(found)} ops/s at n = ${count(n)}`,
      ...detectableClause(detectablePerSecond, rate),
    ].join('; '),
  estimate: ({ found }) => `${withInterval(found)} ops/s`,
  smallestDetectable: ({ detectablePerSecond }) => detectableCell(detectablePerSecond, rate),
  plot: undefined,
  tables: ({ times }) => [timeTable(times)],
  isMachineSpecific: true,
};

function rate(perSecond: number): string {
  return `${significant(perSecond)} ops/s`;
}
