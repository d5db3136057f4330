import type { Count, Metric } from '../model/metric';
import { endsOf } from './extremes';
import { count, counted } from './quantity';

/** Returns the count of a call, or all counts of its repetitions if they differ: `7 or 8`. */
export function countText({ counted: repetitions }: Pick<Count, 'counted'>): string {
  return [...new Set(repetitions)].map(count).join(' or ');
}

/** Returns the counts at both ends of the sizes as a cell of a table: `20 to 2,000 turns`. */
export function countsCell(metric: Metric, rows: readonly Count[]): string {
  return `${[...new Set(endsOf(rows).map(countText))].join(' to ')} ${counterWord(metric)}`;
}

/** Returns the name of a metric in one word. */
export function counterWord(metric: Metric): string {
  return metric === 'loopTurns' ? 'turns' : metric;
}

/** Returns a sentence that says so if all counts are the same. */
export function sameCountText(arm: string, metric: Metric, rows: readonly Count[]): string | undefined {
  if (new Set(rows.flatMap((row) => row.counted)).size > 1) return undefined;
  const [bottom, top] = endsOf(rows);
  return `${arm} ${counted(metric, countText(bottom))} at every n from ${count(bottom.n)} to ${count(top.n)}`;
}
