import type { ArmCounts, CellTime, ExplanationEvidence, Metric } from '../claims/evidence';
import { count, inUnit, metricName, signedPercent, unitFor } from '../evidence/quantity';

/** Sizes that a message has room for. */
const COLUMNS = 8;

/** Returns the median time of each arm at each size, in one unit an arm. */
export function timeTable(times: readonly CellTime[]): string[] {
  const arms = [...new Set(times.map(({ arm }) => arm))];
  const sizes = [...new Set(times.map(({ n }) => n))];
  const rows = arms.map((arm) => {
    const own = new Map(times.filter((time) => time.arm === arm).map(({ n, timeNs }) => [n, timeNs.estimate]));
    const unit = unitFor(own.get(sizes.at(-1) ?? 0) ?? 0);
    return [`${arm}, ${unit}`, ...sizes.map((n) => inUnit(own.get(n) ?? NaN, unit))];
  });
  const spread = Math.max(...times.map(({ timeNs }) => (timeNs.high - timeNs.low) / 2 / timeNs.estimate));
  return [
    ...aligned([['n', ...sizes.map(count)], ...rows]),
    `  medians; their 95 % intervals are within ±${(100 * spread).toPrecision(2)} %`,
  ];
}

/** Returns what was counted of each arm at each size, all that its repetitions counted. */
export function countTable(metric: Metric, arms: readonly ArmCounts[]): string[] {
  const name = (arm: string): string => (arms.length === 1 ? metricName(metric) : `${arm}, ${metricName(metric)}`);
  return aligned([
    ['n', ...(arms[0]?.counts ?? []).map(({ n }) => count(n))],
    ...arms.map(({ arm, counts }) => [
      name(arm),
      ...counts.map(({ counted }) => [...new Set(counted)].map(count).join(' or ')),
    ]),
  ]);
}

/** Returns what was counted of each arm at each size, and what that leaves of its time. */
export function residualTable({ metric, residuals }: ExplanationEvidence): string[] {
  const arms = [...new Set(residuals.map(({ arm }) => arm))];
  const sizes = [...new Set(residuals.map(({ n }) => n))];
  const rows = arms.flatMap((arm) => {
    const own = residuals.filter((residual) => residual.arm === arm);
    return [
      [`${arm}, ${metricName(metric)}`, ...own.map(({ counted }) => count(counted))],
      [`${arm}, time beyond their price`, ...own.map(({ residual }) => signedPercent(residual.estimate))],
    ];
  });
  return aligned([['n', ...sizes.map(count)], ...rows]);
}

/** Aligns the columns of some rows, and leaves those in the middle out where there are too many. */
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
