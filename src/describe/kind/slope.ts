import type { SlopeEvidence } from '../../claims/slope/evidence';
import type { Description } from '../description';
import { detectableCell, detectableClause, differencesAtEnds } from '../clauses';
import { timeTable } from '../figureTable';
import { differencePlot } from '../plot/comparisonPlot';
import type { PlotBand } from '../plot/plot';
import { magnitude, percent, stated, withInterval } from '../quantity';

/** Describes how much more one more n costs in one arm than in another. */
export const slope: Description<SlopeEvidence> = {
  basis: 'times',
  finding,
  estimate: (evidence) => (hasSlope(evidence) ? `${withInterval(evidence.excess, percent)} per n` : 'no slope'),
  smallestDetectable: ({ detectableExcess }) => detectableCell(detectableExcess, percent),
  plot: (evidence) => differencePlot(evidence.arm, evidence.other, evidence.differences, allowed(evidence)),
  tables: ({ times }) => [timeTable(times)],
};

function finding(evidence: SlopeEvidence): string {
  const { arm, other, excess, detectableExcess, differences } = evidence;
  const more = excess.estimate < 0 ? 'less' : 'more';
  return [
    hasSlope(evidence)
      ? `one more n costs ${magnitude(excess, percent)} ${more} in ${arm} than in ${other}`
      : `${other} takes the same time at every n, so that it has no slope to compare with`,
    `${arm} costs ${differencesAtEnds(differences)}`,
    ...detectableClause(detectableExcess, (share) => `a slope of ${percent(share)} more`),
  ].join('; ');
}

/** Whether the other arm has a slope: if all of its times are equal, the excess is not a number. */
function hasSlope({ excess }: SlopeEvidence): boolean {
  return Number.isFinite(excess.estimate);
}

/** Returns the differences that the claim allows, which begin with the one at the smallest size. */
function allowed({ other, within, differences, times }: SlopeEvidence): PlotBand {
  const bottom = differences[0]!.differenceNs.estimate;
  const own = times.filter(({ arm }) => arm === other);
  const least = own[0]!.timeNs.estimate;
  return {
    name: `allowed, ${stated(100 * within)} % of what ${other} grows by`,
    edges: own.map(({ n: x, timeNs }) => {
      const share = within * (timeNs.estimate - least);
      return { x, low: bottom - share, high: bottom + share };
    }),
  };
}
