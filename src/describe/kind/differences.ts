import type { AddedCostEvidence } from '../../claims/addedCost/evidence';
import type { OverheadEvidence } from '../../claims/overhead/evidence';
import type { Difference } from '../../claims/pair/evidence';
import type { SlopeEvidence } from '../../claims/slope/evidence';
import { detectableCell, detectableClause, TIMED, type Description } from '../description';
import { endsOf, greatestBy } from '../extremes';
import type { Plot, PlotBand } from '../plot/plot';
import { factorBand, plotFrom } from '../plot/plotParts';
import {
  count,
  duration,
  factor,
  magnitude,
  percent,
  significant,
  significantDuration,
  stated,
  statedDuration,
  withInterval,
} from '../quantity';

/** Describes how much more time one arm takes than another. */
export const addedCost: Description<AddedCostEvidence> = {
  ...TIMED,
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
  isMachineSpecific: true,
};

/** Describes how an overhead changes over a sweep. */
export const overhead: Description<OverheadEvidence> = {
  ...TIMED,
  finding: overheadText,
  estimate: (evidence) => (hasFactor(evidence) ? factor(evidence.change) : 'no factor'),
  smallestDetectable: ({ detectableChange }) => detectableCell(detectableChange, (change) => `${significant(change)}x`),
  plot: ({ arm, over, factor: limit, differences }) => {
    const bottom = differences[0]!.differenceNs.estimate;
    return differencePlot(arm, over, differences, bottom > 0 ? factorBand(differences, bottom, limit) : undefined);
  },
};

function overheadText(evidence: OverheadEvidence): string {
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

/** Describes how much more one more n costs in one arm than in another. */
export const slope: Description<SlopeEvidence> = {
  ...TIMED,
  finding: slopeText,
  estimate: (evidence) => (hasSlope(evidence) ? `${withInterval(evidence.excess, percent)} per n` : 'no slope'),
  smallestDetectable: ({ detectableExcess }) => detectableCell(detectableExcess, percent),
  plot: (evidence) => differencePlot(evidence.arm, evidence.other, evidence.differences, allowed(evidence)),
};

function slopeText(evidence: SlopeEvidence): string {
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

/** Returns how much more one arm costs than another at both ends; `than` names the other if the sentence has not. */
function differencesAtEnds(differences: readonly Difference[], than = ''): string {
  const [bottom, top] = endsOf(differences);
  const atTop = bottom === top ? '' : ` and ${duration(top.differenceNs)} more at n = ${count(top.n)}`;
  return `${duration(bottom.differenceNs)} more${than} at n = ${count(bottom.n)}${atTop}`;
}

/** Returns how much more one arm costs than another at each size, with the differences that a claim allows. */
function differencePlot(
  arm: string,
  other: string,
  differences: readonly Difference[],
  band: PlotBand | undefined,
): Plot {
  const name = `${arm} − ${other}`;
  return plotFrom({
    y: { label: name, quantity: 'duration' },
    series: [{ name, points: differences.map(({ n, differenceNs }) => ({ x: n, y: differenceNs })) }],
    band,
  });
}
