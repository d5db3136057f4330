import type { ExplanationEvidence } from '../../claims/explanation/evidence';
import type { CellTime } from '../../model/cell';
import type { ArmCounts, Metric } from '../../model/metric';
import { count, inUnit, metricName, percent, signedPercent, unitFor } from '../../describe/quantity';

/** Sizes that a message has room for. */
const COLUMNS = 8;
/** And arms: a message is read in a terminal, of which it takes 25 lines at most. */
export const MOST_ARMS = 3;

/**
 * Returns the median time of each arm at each size, in one unit an arm.
 *
 * @param arms - the first of which are shown
 */
export function timeTable(times: readonly CellTime[], arms = armsOf(times)): string[] {
  const sizes = [...new Set(times.map(({ n }) => n))];
  const rows = arms.slice(0, MOST_ARMS).map((arm) => {
    const own = new Map(times.filter((time) => time.arm === arm).map(({ n, timeNs }) => [n, timeNs.estimate]));
    const unit = unitFor(own.get(sizes.at(-1) ?? 0) ?? 0);
    return [`${arm}, ${unit}`, ...sizes.map((n) => inUnit(own.get(n) ?? NaN, unit))];
  });
  const spread = Math.max(
    ...times.map(({ timeNs: { estimate, low, high } }) => Math.max(high - estimate, estimate - low) / estimate),
  );
  return [
    ...aligned([['n', ...sizes.map(count)], ...rows]),
    ...leftOut(arms),
    `  medians; their 95 % intervals are within ±${percent(spread)}`,
  ];
}

/** Returns what was counted of each arm at each size, all that its repetitions counted. */
export function countTable(metric: Metric, arms: readonly ArmCounts[]): string[] {
  const name = (arm: string): string => (arms.length === 1 ? metricName(metric) : `${arm}, ${metricName(metric)}`);
  const rows = aligned([
    ['n', ...(arms[0]?.counts ?? []).map(({ n }) => count(n))],
    ...arms
      .slice(0, MOST_ARMS)
      .map(({ arm, counts }) => [
        name(arm),
        ...counts.map(({ counted }) => [...new Set(counted)].map(count).join(' or ')),
      ]),
  ]);
  return [...rows, ...leftOut(arms.map(({ arm }) => arm))];
}

/** Returns the arms of an explanation, those that differ most from their price first. */
export function worstExplained({ residuals }: ExplanationEvidence): string[] {
  const most = (arm: string): number =>
    Math.max(...residuals.filter((one) => one.arm === arm).map(({ residual }) => Math.abs(residual.estimate)));
  return armsOf(residuals).sort((a, b) => most(b) - most(a));
}

/** Returns what was counted of each arm at each size, and what that leaves of its time. */
export function residualTable(found: ExplanationEvidence): string[] {
  const { metric, residuals } = found;
  const arms = worstExplained(found);
  const sizes = [...new Set(residuals.map(({ n }) => n))];
  const rows = arms.slice(0, MOST_ARMS).flatMap((arm) => {
    const own = residuals.filter((residual) => residual.arm === arm);
    return [
      [`${arm}, ${metricName(metric)}`, ...own.map(({ counted }) => count(counted))],
      [`${arm}, time beyond their price`, ...own.map(({ residual }) => signedPercent(residual.estimate))],
    ];
  });
  return [...aligned([['n', ...sizes.map(count)], ...rows]), ...leftOut(arms)];
}

function armsOf(of: readonly { readonly arm: string }[]): string[] {
  return [...new Set(of.map(({ arm }) => arm))];
}

function leftOut(arms: readonly string[]): string[] {
  return arms.length > MOST_ARMS ? [`  and ${String(arms.length - MOST_ARMS)} more arms, which are in the report`] : [];
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
