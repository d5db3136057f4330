import type { ThroughputEvidence, TimeBudgetEvidence } from '../../claims/budget/evidence';
import { detectableCell, detectableClause, TIMED, type Description } from '../description';
import { count, duration, percentile, significant, significantDuration, withInterval } from '../quantity';

/** Describes a quantile of the times of single calls. */
export const timeBudget: Description<TimeBudgetEvidence> = {
  ...TIMED,
  finding: ({ arm, n, quantile, timeNs, over, calls, detectableNs }) =>
    [
      `the ${percentile(quantile)} of ${arm} at n = ${count(n)} is ${duration(timeNs)}`,
      `${count(over)} of ${count(calls)} calls took longer than claimed`,
      ...detectableClause(detectableNs, significantDuration),
    ].join('; '),
  estimate: ({ timeNs }) => duration(timeNs),
  smallestDetectable: ({ detectableNs }) => detectableCell(detectableNs, significantDuration),
  plot: undefined,
  isMachineSpecific: true,
};

/** Describes how many calls there are in a second. */
export const throughput: Description<ThroughputEvidence> = {
  ...TIMED,
  finding: ({ arm, n, found, detectablePerSecond }) =>
    [
      `${arm} sustains ${withInterval(found)} ops/s at n = ${count(n)}`,
      ...detectableClause(detectablePerSecond, rate),
    ].join('; '),
  estimate: ({ found }) => `${withInterval(found)} ops/s`,
  smallestDetectable: ({ detectablePerSecond }) => detectableCell(detectablePerSecond, rate),
  plot: undefined,
  isMachineSpecific: true,
};

function rate(perSecond: number): string {
  return `${significant(perSecond)} ops/s`;
}
