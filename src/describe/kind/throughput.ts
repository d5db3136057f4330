import type { ThroughputEvidence } from '../../claims/budget/evidence';
import type { Description } from '../description';
import { detectableCell, detectableClause } from '../detectable';
import { timeTable } from '../figureTable';
import { count, significant, withInterval } from '../quantity';

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
