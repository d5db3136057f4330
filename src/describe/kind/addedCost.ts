import type { AddedCostEvidence } from '../../claims/addedCost/evidence';
import type { Description } from '../description';
import { detectableCell, detectableClause, differencesAtEnds } from '../clauses';
import { greatestBy } from '../extremes';
import { timeTable } from '../figureTable';
import { differencePlot } from '../plot/comparisonPlot';
import { duration, significantDuration, statedDuration } from '../quantity';

/** Describes how much more time one arm takes than another. */
export const addedCost: Description<AddedCostEvidence> = {
  basis: 'times',
  finding: ({ arm, over, differences, detectableNs }) =>
    [
      `${arm} costs ${differencesAtEnds(differences, ` than ${over}`)}`,
      ...detectableClause(detectableNs, significantDuration),
    ].join('; '),
  estimate: ({ differences }) =>
    duration(greatestBy(differences, ({ differenceNs }) => differenceNs.estimate).differenceNs),
  smallestDetectable: ({ detectableNs }) => detectableCell(detectableNs, significantDuration),
  plot: ({ arm, over, atMostNs, differences }) =>
    differencePlot(arm, over, differences, {
      name: `allowed, up to ${statedDuration(atMostNs)}`,
      edges: differences.map(({ n: x }) => ({ x, low: undefined, high: atMostNs })),
    }),
  tables: ({ times }) => [timeTable(times)],
  isMachineSpecific: true,
};
