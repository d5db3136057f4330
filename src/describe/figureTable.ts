import type { Residual } from '../claims/explanation/evidence';
import type { CellTime } from '../model/cell';
import type { Interval } from '../model/interval';
import type { ArmCounts, Count, Metric } from '../model/metric';
import { count, inUnit, metricName, percent, signedPercent, unitFor } from './quantity';

/** The number of sizes that fit into a message. */
const COLUMNS = 8;
/** The number of arms that fit: a message is read in a terminal, and takes at most 25 lines. */
export const MOST_ARMS = 3;

/** Returns the lines of a table with the median times of the first arms at each size, in one unit an arm. */
export function timeTable(times: readonly CellTime[], arms = armsOf(times)): string[] {
  const shown = arms.slice(0, MOST_ARMS);
  const sizes = sizesOf(times);
  const rows = shown.map((arm) => {
    const own = new Map(times.filter((time) => time.arm === arm).map(({ n, timeNs }) => [n, timeNs.estimate]));
    const unit = unitFor(own.get(sizes.at(-1) ?? 0) ?? 0);
    return [`${arm}, ${unit}`, ...sizes.map((n) => (own.has(n) ? inUnit(own.get(n)!, unit) : ''))];
  });
  return [...aligned([['n', ...sizes.map(count)], ...rows]), ...omittedArms(arms), `  ${intervalNote(times)}`];
}

/** Returns the count of a call, or all counts of its repetitions if they differ: `7 or 8`. */
export function countText({ counted }: Pick<Count, 'counted'>): string {
  return [...new Set(counted)].map(count).join(' or ');
}

/** Returns the lines of a table with the counts of each arm at each size, all that its repetitions counted. */
export function countTable(metric: Metric, arms: readonly ArmCounts[]): string[] {
  const name = (arm: string): string => (arms.length === 1 ? metricName(metric) : `${arm}, ${metricName(metric)}`);
  const sizes = (arms[0]?.counts ?? []).map(({ n }) => count(n));
  const rows = arms.slice(0, MOST_ARMS).map(({ arm, counts }) => [name(arm), ...counts.map(countText)]);
  return [...aligned([['n', ...sizes], ...rows]), ...omittedArms(arms)];
}

/** Returns the lines of a table with the count of each arm at each size, and what its price leaves of the time. */
export function residualTable(metric: Metric, residuals: readonly Residual[], arms: readonly string[]): string[] {
  const sizes = sizesOf(residuals);
  const rows = arms.slice(0, MOST_ARMS).flatMap((arm) => {
    const own = residuals.filter((residual) => residual.arm === arm);
    return [
      [`${arm}, ${metricName(metric)}`, ...own.map(({ counted }) => count(counted))],
      [`${arm}, time beyond their price`, ...own.map(({ residual }) => residualCell(residual))],
    ];
  });
  return [...aligned([['n', ...sizes.map(count)], ...rows]), ...omittedArms(arms)];
}

function residualCell({ estimate }: Interval): string {
  return Number.isFinite(estimate) ? signedPercent(estimate) : 'unexplained';
}

/** Returns how wide the intervals of some times are; an interval is no share of a median of 0. */
function intervalNote(times: readonly CellTime[]): string {
  const intervals = times.map(({ timeNs }) => timeNs);
  const spreads = intervals
    .filter(({ estimate }) => estimate > 0)
    .map(({ estimate, low, high }) => Math.max(high - estimate, estimate - low) / estimate);
  const note = `medians; their 95 % intervals are within ±${percent(Math.max(0, ...spreads))}`;
  return spreads.length === intervals.length ? note : `${note}, but for those of 0`;
}

function armsOf(cells: readonly { readonly arm: string }[]): string[] {
  return [...new Set(cells.map(({ arm }) => arm))];
}

function sizesOf(cells: readonly { readonly n: number }[]): number[] {
  return [...new Set(cells.map(({ n }) => n))];
}

function omittedArms({ length }: readonly unknown[]): string[] {
  return length > MOST_ARMS ? [`  and ${String(length - MOST_ARMS)} more arms, which are in the report`] : [];
}

/** Returns rows with aligned columns; if there are too many columns, those in the middle are left out. */
function aligned(rows: readonly (readonly string[])[]): string[] {
  const shown = rows.map(([name = '', ...cells]) =>
    cells.length <= COLUMNS
      ? [name, ...cells]
      : [name, ...cells.slice(0, COLUMNS / 2), '…', ...cells.slice(-COLUMNS / 2)],
  );
  const widths = shown[0]?.map((_, column) => Math.max(...shown.map((row) => row[column]?.length ?? 0))) ?? [];
  return shown.map(
    (row) =>
      `  ${row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join('  ')}`,
  );
}
