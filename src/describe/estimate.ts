import type { SizeRatio } from '../claims/shared/evidence';
import type { Residual } from '../claims/explanation/evidence';
import type { ComparisonEvidence } from '../claims/comparison/evidence';
import type { Metric } from '../model/metric';
import type { Evidence } from '../claims/kinds';
import type { Interval } from '../model/interval';
import { openDuration } from './budgetFinding';
import { timeText } from './change';
import { exactPower, hardlyGrow, power } from './growth';
import { count, duration, percent, significant, withInterval } from './quantity';

/** Returns the one figure that a verdict turns on, with its interval where it has one: a cell of a table. */
export function estimateText(evidence: Evidence): string {
  switch (evidence.kind) {
    case 'scaling':
      return hardlyGrow(evidence.times) ? 'hardly grows' : power(evidence.growth, evidence.excess);
    case 'constant':
      return factor(farthest(evidence.changes));
    case 'overhead':
      return factor(evidence.change);
    case 'slope':
      return `${withInterval(evidence.excess, percent)} per n`;
    case 'added cost':
      return duration(largest(evidence.differences.map(({ differenceNs }) => differenceNs)));
    case 'comparison':
      return ratioText(evidence);
    case 'crossover':
      return crossingText(evidence.crossing);
    case 'explanation':
      return `${withInterval(worst(evidence.residuals), percent)} off`;
    case 'time budget':
      return openDuration(evidence.timeNs);
    case 'throughput':
      return `${withInterval(evidence.found)} ops/s`;
    case 'baseline':
      return evidence.workload.time === undefined ? 'not compared' : timeText(evidence.workload.time);
    case 'exact count':
      return `${countsText(evidence.rows)} ${counter(evidence.metric)}`;
    case 'counted scaling':
      return exactPower(evidence.growth, evidence.excess);
    case 'counted constant':
      return `${countsText(evidence.rows)} ${counter(evidence.metric)}`;
    case 'counted comparison':
    case 'steady counts':
      return `${evidence.arms.map(({ counts }) => countsText(counts.slice(-1))).join(' against ')} ${counter(evidence.metric)}`;
  }
}

/** The ratio that comes nearest to its bounds, or is furthest beyond; the other way round where it is about being faster. */
function ratioText({ ratios, low = 0, high = Infinity }: ComparisonEvidence): string {
  const beyond = ({ ratio }: SizeRatio): number => Math.max(ratio.estimate / high, low / ratio.estimate);
  const { ratio } = ratios.reduce((a, b) => (beyond(b) > beyond(a) ? b : a));
  if (low > 0 || ratio.estimate >= 1) return `${factor(ratio)} as long`;
  return `${factor({ estimate: 1 / ratio.estimate, low: 1 / ratio.high, high: 1 / ratio.low })} as fast`;
}

/** Where two arms cross, as far as that is known. */
function crossingText(crossing: Extract<Evidence, { kind: 'crossover' }>['crossing']): string {
  if (crossing.kind !== 'crosses') return crossing.kind;
  const { estimate, low, high } = crossing.n;
  const end = (n: number | undefined): string => (n === undefined ? 'unknown' : significant(n));
  return `n = ${significant(estimate)} [${end(low)}, ${end(high)}]`;
}

/** The counts at both ends of the sizes. */
function countsText(rows: readonly { readonly counted: readonly number[] }[]): string {
  const found = rows.map(({ counted }) => [...new Set(counted)].map(count).join(' or '));
  const ends = [...new Set([found[0] ?? '', found.at(-1) ?? ''])];
  return ends.join(' to ');
}

/** A factor as tests write it, in short. */
function factor({ estimate, low, high }: Interval): string {
  return `${significant(estimate)}x [${significant(low)}, ${significant(high)}]`;
}

/** What is counted, in a word. */
function counter(metric: Metric): string {
  return metric === 'loopTurns' ? 'turns' : metric;
}

function worst(residuals: readonly Residual[]): Interval {
  const size = ({ residual }: Residual): number => Math.abs(residual.estimate);
  return residuals.reduce((a, b) => (size(b) > size(a) ? b : a)).residual;
}

function farthest(changes: readonly SizeRatio[]): Interval {
  const distance = ({ ratio }: SizeRatio): number => Math.abs(Math.log(ratio.estimate));
  return changes.reduce((a, b) => (distance(b) > distance(a) ? b : a)).ratio;
}

function largest(intervals: readonly Interval[]): Interval {
  return intervals.reduce((a, b) => (b.estimate > a.estimate ? b : a));
}
