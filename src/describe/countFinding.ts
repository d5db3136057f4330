import type { Crossing } from '../claims/crossover/evidence';
import type {
  CountedConstantEvidence,
  CountedScalingEvidence,
  CountedComparisonEvidence,
  ExactCountEvidence,
  SteadyCountsEvidence,
} from '../claims/counts/evidence';
import type { ArmCounts, Count } from '../model/metric';
import { exactPower, exclusionText } from './growth';
import { count, counted, metricName, significant } from './quantity';

/** Returns what was counted, and where that is not what was claimed. */
export function countFinding({ arm, metric, rows }: ExactCountEvidence): string {
  const wrong = rows.filter((row) => row.counted.some((found) => found !== row.claimed));
  const sizes = (of: typeof rows): string => of.map(({ n }) => count(n)).join(', ');
  const counts = (of: typeof rows): string =>
    of.map((row) => [...new Set(row.counted)].map(count).join(' or ')).join(', ');
  if (wrong.length === 0) {
    return `${arm} ${counted(metric, `exactly ${counts(rows)}`)} at n = ${sizes(rows)}`;
  }
  const claims = wrong
    .map(({ claimed }) => (Number.isInteger(claimed) ? count(claimed) : significant(claimed)))
    .join(', ');
  return `${arm} ${counted(metric, counts(wrong))} at n = ${sizes(wrong)}, where ${claims} were claimed`;
}

/** Returns how counts grow, from the smallest size to the largest. */
export function countedGrowthFinding(evidence: CountedScalingEvidence): string {
  const { arm, metric, growth, excess, rows } = evidence;
  const [bottom, top] = [rows[0]!, rows.at(-1)!];
  if (new Set(rows.flatMap((row) => row.counted)).size === 1) return sameEverywhere(evidence);
  return [
    `the ${metricName(metric)} of ${arm} grow as ${exactPower(growth, excess)} over n = ${count(bottom.n)} to ${count(top.n)}, from ${found(bottom)} to ${found(top)}`,
    ...exclusionText(growth, evidence),
  ].join('; ');
}

/** Returns the counts at the size where they differ most from those at the smallest. */
export function countedConstantFinding(evidence: CountedConstantEvidence): string {
  const { arm, metric, rows } = evidence;
  if (new Set(rows.flatMap((row) => row.counted)).size === 1) return sameEverywhere(evidence);
  const bottom = rows[0]!;
  const distance = (row: Count): number => Math.abs(Math.log((row.counted[0]! + 1) / (bottom.counted[0]! + 1)));
  const farthest = rows.reduce((a, b) => (distance(b) > distance(a) ? b : a));
  return `${arm} ${counted(metric, found(bottom))} at n = ${count(bottom.n)} and ${found(farthest)} at n = ${count(farthest.n)}`;
}

/** Returns what both arms of a comparison count, at the sizes where their ratio is most extreme. */
export function countedRatioFinding({ metric, arms, crossing }: CountedComparisonEvidence): string {
  const [a, b] = arms as [ArmCounts, ArmCounts];
  const ratio = (i: number): number => (a.counts[i]!.counted[0]! + 1e-9) / (b.counts[i]!.counted[0]! + 1e-9);
  const places = a.counts.map((_, i) => i).sort((i, j) => ratio(i) - ratio(j));
  const ends = [...new Set([places[0]!, places.at(-1)!])].sort((i, j) => i - j);
  const [first, ...others] = ends.map((i) => ({
    own: found(a.counts[i]!),
    other: found(b.counts[i]!),
    n: a.counts[i]!.n,
  }));
  const compared = [
    `${a.arm} ${counted(metric, first!.own)} against ${first!.other} of ${b.arm} at n = ${count(first!.n)}`,
    ...others.map(({ own, other, n }) => `${own} against ${other} at n = ${count(n)}`),
  ].join(' and ');
  return crossing === undefined ? compared : `${compared}; ${countedCrossing(a, b, crossing)}`;
}

function countedCrossing(a: ArmCounts, b: ArmCounts, crossing: Crossing): string {
  const [bottom, top] = [a.counts[0]!, a.counts.at(-1)!];
  switch (crossing.kind) {
    case 'crosses':
      return `${a.arm} counts fewer than ${b.arm} from about n = ${significant(crossing.n.estimate)} on`;
    case 'faster throughout':
      return `${a.arm} counts fewer at every n from ${count(bottom.n)} on`;
    case 'not faster at the top':
      return `${a.arm} does not count fewer up to n = ${count(top.n)}`;
  }
}

/** Returns what was counted of every arm at the top. */
export function countsFinding({ metric, arms }: SteadyCountsEvidence): string {
  const text = ({ arm, counts }: ArmCounts): string => {
    const top = counts.at(-1)!;
    return `${arm} ${counted(metric, found(top))} at n = ${count(top.n)}`;
  };
  return arms.map(text).join(', ');
}

function sameEverywhere({ arm, metric, rows }: CountedScalingEvidence | CountedConstantEvidence): string {
  const [bottom, top] = [rows[0]!, rows.at(-1)!];
  return `${arm} ${counted(metric, found(bottom))} at every n from ${count(bottom.n)} to ${count(top.n)}`;
}

/** What the repetitions at a size counted. */
function found({ counted: repetitions }: Count): string {
  return [...new Set(repetitions)].map(count).join(' or ');
}
