import type { OverheadEvidence } from '../../claims/overhead/evidence';
import type { Description } from '../description';
import { detectableCell, detectableClause, differencesAtEnds } from '../clauses';
import { timeTable } from '../figureTable';
import { differencePlot } from '../plot/comparisonPlot';
import { factorBand } from '../plot/plotParts';
import { duration, factor, significant, withInterval } from '../quantity';

/** Describes how an overhead changes over a sweep. */
export const overhead: Description<OverheadEvidence> = {
  basis: 'times',
  finding,
  estimate: (evidence) => (hasFactor(evidence) ? factor(evidence.change) : 'no factor'),
  smallestDetectable: ({ detectableChange }) => detectableCell(detectableChange, (change) => `${significant(change)}x`),
  plot: ({ arm, over, factor: limit, differences }) => {
    const bottom = differences[0]!.differenceNs.estimate;
    return differencePlot(arm, over, differences, bottom > 0 ? factorBand(differences, bottom, limit) : undefined);
  },
  tables: ({ times }) => [timeTable(times)],
};

function finding(evidence: OverheadEvidence): string {
  const { arm, over, differences, change, unitNs, units, detectableChange } = evidence;
  const between = hasFactor(evidence) ? `a factor of ${withInterval(change)}` : 'with no factor between them';
  // If the other arm does not grow, n has no price in it.
  const price =
    unitNs.low > 0
      ? [`that is the price of ${withInterval(units)} more n in ${over}, each of which costs ${duration(unitNs)}`]
      : [];
  return [
    `${arm} costs ${differencesAtEnds(differences, ` than ${over}`)}, ${between}`,
    ...price,
    ...detectableClause(detectableChange, (found) => `a factor of ${significant(found)}`),
  ].join('; ');
}

/** Whether the change has a factor: an overhead that is exactly 0 at the bottom has none. */
function hasFactor({ change }: OverheadEvidence): boolean {
  return Number.isFinite(change.estimate);
}
