import type { BaselineEvidence } from '../../claims/baseline/evidence';
import { changeText, timeText } from '../change';
import type { Description } from '../description';
import { baselinePlot } from '../plot/comparisonPlot';

/** Describes one arm in comparison with itself at another revision. */
export const baseline: Description<BaselineEvidence> = {
  basis: 'pairs of processes',
  finding: ({ arm, base, workload }) => `${arm}, beside ${base}: ${changeText(workload)}`,
  estimate: ({ workload: { time } }) => (time === undefined ? 'not compared' : timeText(time)),
  smallestDetectable: () => '',
  plot: ({ base, workload, low, high }) => baselinePlot(workload, base, { low, high }),
  tables: () => [],
};
