import type { Count, CountedConstantEvidence, CountedGrowthEvidence, CountEvidence } from '../claims/evidence';
import { exactPower, exclusionText } from './growthText';
import { count, counted, metricName, significant } from './quantity';

/** Returns what was counted, and where that is not what was claimed. */
export function countFinding({ arm, metric, rows }: CountEvidence): string {
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
export function countedGrowthFinding(evidence: CountedGrowthEvidence): string {
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

function sameEverywhere({ arm, metric, rows }: CountedGrowthEvidence | CountedConstantEvidence): string {
  const [bottom, top] = [rows[0]!, rows.at(-1)!];
  return `${arm} ${counted(metric, found(bottom))} at every n from ${count(bottom.n)} to ${count(top.n)}`;
}

/** What the repetitions at a size counted. */
function found({ counted: repetitions }: Count): string {
  return [...new Set(repetitions)].map(count).join(' or ');
}
