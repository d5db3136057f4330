import path from 'node:path';
import type { WorkloadChange } from '../../claims/baseline/workloadChange';
import { growthText, outcomeOf, timeText, workloadName, type WorkloadOutcome } from '../../describe/change';
import { count, plural, stated } from '../../describe/quantity';
import { isGrave, type Comparison, type Item } from '../../record/comparison';
import { stateCounts } from './claimText';

/** The cells of a workload in the table of a comparison; a cell is empty if its value is not known. */
export interface WorkloadRow {
  readonly name: string;
  readonly sizes: string;
  readonly time: string;
  readonly growth: string;
  readonly pairs: number;
  readonly outcome: WorkloadOutcome;
}

/** Returns the row of a workload in the table of a comparison. */
export function workloadRow(workload: WorkloadChange): WorkloadRow {
  const { sizes, time, growth } = workload;
  const ends = sizes.length < 2 ? sizes : [sizes[0]!, sizes.at(-1)!];
  return {
    name: workloadName(workload),
    sizes: ends.map(count).join(' to '),
    time: time === undefined ? '' : timeText(time),
    growth: growth === undefined ? '' : growthText(growth),
    pairs: time?.values.length ?? 0,
    outcome: outcomeOf(workload),
  };
}

/** Returns whether an item fails nothing only because it is advisory. */
export function wouldHaveFailed(item: Item): boolean {
  return item.advisory && isGrave(item);
}

/** Returns the file of an item, from the working directory, and its line if that is known. */
export function itemPlace({ file, line }: Item): string {
  return `${path.relative('', file)}${line === undefined ? '' : `:${String(line)}`}`;
}

/** Returns in one sentence how many workloads and claims a comparison has with each outcome. */
export function comparisonSummary({ base, files, baselineFiles }: Comparison, items: readonly Item[]): string {
  const outcomes = baselineFiles.flatMap(({ workloads }) => workloads.map(outcomeOf));
  const counts = (['slower', 'undecided', 'faster', 'unchanged', 'not compared'] as const)
    .map((outcome) => ({ outcome, number: outcomes.filter((one) => one === outcome).length }))
    .filter(({ outcome, number }) => number > 0 || outcome === 'slower')
    .map(({ outcome, number }) => `${String(number)} ${outcome}`);
  const advisory = items.filter(wouldHaveFailed).length;
  return [
    `${plural(outcomes.length, 'workload')}, within ${stated(100 * (base.within - 1))} %: ${counts.join(', ')}`,
    stateCounts(files.flatMap(({ claims }) => claims)),
    ...(advisory === 0 ? [] : [`${String(advisory)} of these advisory, which would have failed`]),
    '[ ] are 95 % intervals over pairs of processes',
  ].join('; ');
}
