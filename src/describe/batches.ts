import type { CollectionRecord } from '../claims/samples';
import { batchesOverMedians, controlOverMedian, roundsShown } from './plot/batchPlot';
import { count, significant } from './quantity';

/** Returns the plot of the batches of a collection in words; undefined for fewer than two rounds, as the plot is. */
export function batchText(record: CollectionRecord, most: number): string | undefined {
  const { cells, rounds } = record;
  if (rounds.length < 2) return undefined;
  const ratios = Float64Array.from(batchesOverMedians(record).flat()).sort();
  const control = Float64Array.from(controlOverMedian(record)).sort();
  const preempted = rounds.reduce((sum, round) => sum + (round.preempted?.length ?? 0), 0);
  const shown = roundsShown(record, most);
  return [
    `${count(ratios.length)} batches in ${count(rounds.length)} rounds: nine of ten took ${rangeText(ratios, 0.05, 0.95)} times the median of their arm and size, all ${rangeText(ratios, 0, 1)} times`,
    `${preempted === 0 ? 'none was' : `${count(preempted)} ${preempted === 1 ? 'was' : 'were'}`} preempted`,
    ...(control.length === 0 ? [] : [`the control took ${rangeText(control, 0, 1)} times its median`]),
    ...(shown === rounds.length ? [] : [`the plot has ${count(shown * cells.length)} of them, the report all`]),
  ].join('; ');
}

/** Returns two quantiles of a sorted sample. */
function rangeText(sorted: Float64Array, low: number, high: number): string {
  const at = (quantile: number): string => significant(sorted[Math.round(quantile * (sorted.length - 1))]!);
  return `${at(low)} to ${at(high)}`;
}
