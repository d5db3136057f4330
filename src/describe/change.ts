import type { Change, ChangeOutcome, CountChange, WorkloadChange } from '../claims/baseline/workloadChange';
import { median } from '../statistics/interval';
import { count, exponent, metricName, signedPercent, withInterval } from './quantity';

/** The outcome of a workload in comparison with the base. */
export type WorkloadOutcome = 'slower' | 'faster' | 'unchanged' | 'undecided' | 'not compared';

/** Returns the outcome of a workload in comparison with the base: slower if any of its figures is more. */
export function outcomeOf({
  notCompared,
  time,
  times = [],
  growth,
  counts = [],
  isOpen,
}: WorkloadChange): WorkloadOutcome {
  if (notCompared !== undefined) return 'not compared';
  const outcomes: (ChangeOutcome | undefined)[] = [
    ...counts.map(countOutcome),
    time?.outcome,
    growth?.outcome,
    ...times.map(({ outcome }) => outcome),
  ];
  if (outcomes.includes('more')) return 'slower';
  if (isOpen) return 'undecided';
  return outcomes.includes('less') ? 'faster' : 'unchanged';
}

/** Returns whether any count is more or less than at the base, in all repetitions: counts that vary overlap. */
function countOutcome({ rows }: CountChange): ChangeOutcome {
  if (rows.some(isMore)) return 'more';
  return rows.some(isLess) ? 'less' : 'same';
}

function isMore({ now, base }: CountChange['rows'][number]): boolean {
  return Math.min(...now) > Math.max(...base);
}

function isLess({ now, base }: CountChange['rows'][number]): boolean {
  return Math.max(...now) < Math.min(...base);
}

/** How often a change that is exactly at the bound is decided, by chance. */
export const CHANCE_AT_BOUND = { holds: '3 of 100', violated: '4 of 1,000' } as const;

/** The name of an arm that was given none. */
const UNNAMED = 'workload';

/** Returns the name of a workload, after the name of its experiment or test. */
export function workloadName({ experiment, test, arm }: WorkloadChange): string {
  const place = experiment ?? test;
  return arm === UNNAMED ? place : `${place} › ${arm}`;
}

/** Returns a change of time as a share, with its interval: `+1.63 % [+1.20, +2.05]`. */
export function timeText({ change }: Change): string {
  return withInterval(change, (log) => signedPercent(Math.expm1(log)));
}

/** Returns a change of the exponent of n with its interval: `n^+0.14 [+0.12, +0.15]`. */
export function growthText({ change }: Change): string {
  return `n^${withInterval(change, (power) => `${exponent(power).startsWith('-') ? '' : '+'}${exponent(power)}`)}`;
}

/** Returns in one sentence which figures of a workload changed, counts first. */
export function changeText(workload: WorkloadChange): string {
  const { notCompared, time, times = [], growth, counts = [], sizes } = workload;
  if (notCompared !== undefined) return `not compared: ${notCompared}`;
  const range =
    sizes.length === 1 ? `at n = ${count(sizes[0]!)}` : `over n = ${count(sizes[0]!)} to ${count(sizes.at(-1)!)}`;
  const changed = times.filter(({ outcome }) => outcome === 'more' || outcome === 'less');
  const worst = changed.sort((a, b) => Math.abs(b.change.estimate) - Math.abs(a.change.estimate))[0];
  const pairs = time?.values.length ?? 0;
  return [
    ...counts.filter((of) => countOutcome(of) !== 'same').map(countText),
    ...(time === undefined ? [] : [`${timeText(time)} time ${range}`]),
    ...(worst === undefined || sizes.length === 1 ? [] : [`${timeText(worst)} at n = ${count(worst.n)}`]),
    ...(growth === undefined || growth.outcome === 'same' ? [] : [changedGrowthText(growth)]),
    `${String(pairs)} pairs of processes`,
  ].join('; ');
}

function changedGrowthText(growth: Change): string {
  return growth.outcome === 'open'
    ? `whether its growth changed is open: by ${growthText(growth)}`
    : `its growth changed by ${growthText(growth)}`;
}

function countText({ metric, rows }: CountChange): string {
  const [row] = rows.filter((each) => isMore(each) || isLess(each)).slice(-1);
  const { n, now, base } = row!;
  return `${count(median(now))} ${metricName(metric)} at n = ${count(n)}, ${count(median(base))} at the base`;
}
