import type { CountedConstantEvidence } from '../../claims/counts/evidence';
import { countText, sameCountText } from '../counts';
import type { Description } from '../description';
import { greatestBy } from '../extremes';
import { countAxis, countSeries } from '../plot/countPlot';
import { factorBand, plotFrom } from '../plot/plotParts';
import { count, counted } from '../quantity';
import { oneArm } from './countedArms';

/** Describes counts that do not grow. */
export const countedConstant: Description<CountedConstantEvidence> = {
  ...oneArm,
  finding: (evidence) => sameCountText(evidence.arm, evidence.metric, evidence.rows) ?? changeText(evidence),
  plot: ({ arm, metric, factor, rows }) => {
    const series = countSeries(arm, rows);
    const bottom = series.points[0]!.y.estimate;
    return plotFrom({ y: countAxis(metric), series: [series], band: factorBand(rows, bottom, factor) });
  },
};

/** Returns the counts at the smallest size and at the size where they differ most from those. */
function changeText({ arm, metric, rows }: CountedConstantEvidence): string {
  const bottom = rows[0]!;
  const farthest = greatestBy(rows, (row) => Math.abs(Math.log((row.counted[0]! + 1) / (bottom.counted[0]! + 1))));
  return `${arm} ${counted(metric, countText(bottom))} at n = ${count(bottom.n)} and ${countText(farthest)} at n = ${count(farthest.n)}`;
}
