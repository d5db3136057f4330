import path from 'node:path';
import { itemsOf, type Comparison } from '../../record/comparison';
import { isSatisfied, type FileRecord } from '../../record/record';
import type { Report } from '../../record/record';

/** What a reader should not miss of a comparison; the verdicts of claims are told apart from it. */
const TOLD = ['slower', 'overhead grown', 'undecided', 'not compared'] as const;

/** Returns the names of the files of a report. */
export function filesOf({ files }: Report): string {
  return files.map(({ file }) => path.basename(file)).join(', ');
}

/** Returns in a few words what a run came to, with what it left open: claims without a verdict, workloads that changed. */
export function outcomeText({ files, comparison }: Report): string {
  const claims = files.flatMap((file) => file.claims);
  const stating = claims.filter(isSatisfied).length;
  const missing = files.reduce((sum, file) => sum + missingOf(file), 0);
  const decided =
    claims.length === 0
      ? 'no claim was measured'
      : `${String(stating)} of ${String(claims.length)} ${claims.length === 1 ? 'claim is' : 'claims are'} as stated`;
  return [
    decided,
    ...(missing === 0 || claims.length === 0 ? [] : [`${String(missing)} not measured`]),
    ...(comparison === undefined ? [] : [besideText({ ...comparison, files })]),
  ].join('; ');
}

function besideText(comparison: Comparison): string {
  const workloads = comparison.twins.flatMap((twin) => twin.workloads).length;
  const labels = itemsOf(comparison).map(({ label }) => label);
  const told = TOLD.map((label) => ({ label, number: labels.filter((one) => one === label).length }))
    .filter(({ number }) => number > 0)
    .map(({ label, number }) => `${String(number)} ${label}`);
  const { named } = comparison.base;
  if (workloads === 0 && told.length === 0) return `nothing was compared with ${named}`;
  return `${String(workloads)} ${workloads === 1 ? 'workload' : 'workloads'} beside ${named}: ${told.length === 0 ? 'none slower' : told.join(', ')}`;
}

/** How many claims of a file have no verdict, since nothing was measured or a program is lacking. */
function missingOf({ notMeasured, skipped }: FileRecord): number {
  return (notMeasured?.claims ?? 0) + skipped.reduce((sum, { claims }) => sum + claims, 0);
}
