import type { CountedScalingEvidence } from '../../claims/counts/evidence';
import { countText, sameCountText } from '../counts';
import type { Description } from '../description';
import { endsOf } from '../extremes';
import { exactPower, exclusionClauses } from '../growth';
import { countAxis, countSeries } from '../plot/countPlot';
import { growthPlot } from '../plot/growthPlot';
import { count, metricName } from '../quantity';
import { oneArm } from './countedArms';

/** Describes how counts grow. */
export const countedScaling: Description<CountedScalingEvidence> = {
  ...oneArm,
  finding: (evidence) => sameCountText(evidence.arm, evidence.metric, evidence.rows) ?? growthText(evidence),
  estimate: ({ growth, excess }) => exactPower(growth, excess),
  plot: (evidence) => growthPlot(evidence, countSeries(evidence.arm, evidence.rows), countAxis(evidence.metric)),
  hasFittedCurve: true,
};

function growthText(evidence: CountedScalingEvidence): string {
  const { arm, metric, growth, excess, rows } = evidence;
  const [bottom, top] = endsOf(rows);
  return [
    `the ${metricName(metric)} of ${arm} grow as ${exactPower(growth, excess)} over n = ${count(bottom.n)} to ${count(top.n)}, from ${countText(bottom)} to ${countText(top)}`,
    ...exclusionClauses(growth, evidence),
  ].join('; ');
}
