import path from 'node:path';
import { plural } from '../../describe/quantity';
import { itemsOf, type Comparison } from '../../record/comparison';
import { isSatisfied } from '../../record/record';
import type { Report } from '../../record/record';

/** The items of a comparison that the title counts; the verdicts of claims are counted apart from it. */
const COUNTED = ['slower', 'overhead grown', 'undecided', 'not compared'] as const;

/** Returns the names of the files of a report. */
export function filesOf({ files }: Report): string {
  return files.map(({ file }) => path.basename(file)).join(', ');
}

/** Returns the outcome of a run in a few words, with the claims that have no verdict and the workloads that changed. */
export function outcomeText({ files, comparison }: Report): string {
  const claims = files.flatMap((file) => file.claims);
  const stating = claims.filter(isSatisfied).length;
  const missing = files.flatMap(({ notMeasured, skipped }) => [
    notMeasured?.claims ?? 0,
    ...skipped.map((of) => of.claims),
  ]);
  const notMeasured = missing.reduce((sum, number) => sum + number, 0);
  const decided =
    claims.length === 0
      ? 'no claim was measured'
      : `${String(stating)} of ${plural(claims.length, 'claim')} ${claims.length === 1 ? 'is' : 'are'} as stated`;
  return [
    decided,
    ...(notMeasured === 0 || claims.length === 0 ? [] : [`${String(notMeasured)} not measured`]),
    ...(comparison === undefined ? [] : [comparisonText({ ...comparison, files })]),
  ].join('; ');
}

function comparisonText(comparison: Comparison): string {
  const workloads = comparison.baselineFiles.flatMap((baselineFile) => baselineFile.workloads).length;
  const labels = itemsOf(comparison).map(({ label }) => label);
  const counts = COUNTED.map((label) => ({ label, number: labels.filter((one) => one === label).length }))
    .filter(({ number }) => number > 0)
    .map(({ label, number }) => `${String(number)} ${label}`);
  const { named } = comparison.base;
  if (workloads === 0 && counts.length === 0) return `nothing was compared with ${named}`;
  return `${plural(workloads, 'workload')} beside ${named}: ${counts.length === 0 ? 'none slower' : counts.join(', ')}`;
}
