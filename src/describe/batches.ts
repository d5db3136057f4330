import type { CollectionRecord } from '../claims/samples';
import { controlOverMedian, overMedians, roundsShown } from './plot/batchPlot';
import { count, significant } from './quantity';

/**
 * Returns in words what the plot of the batches of a collection shows: how far they spread, how many were preempted, how
 * slow the machine was, and how many of them the plot leaves out.
 */
export function batchText(record: CollectionRecord, most: number): string {
  const { cells, rounds } = record;
  const ratios = Float64Array.from(overMedians(record).flat()).sort();
  const control = Float64Array.from(controlOverMedian(record)).sort();
  const preempted = rounds.reduce((sum, round) => sum + (round.preempted?.length ?? 0), 0);
  const shown = roundsShown(record, most);
  return [
    `${count(ratios.length)} batches in ${count(rounds.length)} rounds: nine of ten took ${between(ratios, 0.05, 0.95)} times the median of their arm and size, all ${between(ratios, 0, 1)} times`,
    `${preempted === 0 ? 'none was' : `${count(preempted)} ${preempted === 1 ? 'was' : 'were'}`} preempted`,
    ...(control.length === 0 ? [] : [`the control took ${between(control, 0, 1)} times its median`]),
    ...(shown === rounds.length ? [] : [`the plot has ${count(shown * cells.length)} of them, the report all`]),
  ].join('; ');
}

/** Two quantiles of a sorted sample. */
function between(sorted: Float64Array, low: number, high: number): string {
  const at = (quantile: number): string => significant(sorted[Math.round(quantile * (sorted.length - 1))]!);
  return `${at(low)} to ${at(high)}`;
}
