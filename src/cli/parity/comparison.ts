import { medianInterval } from '../../statistics/interval';
import type { Interval } from '../../model/interval';
import type { BestTimes } from './bestTimes';

/** The time of each workload in some processes over that in others, by its name: 1 where there is no difference. */
export type Ratios = ReadonlyMap<string, Interval>;

/**
 * Returns how times compare, workload by workload: the median, with its 95 % interval, of the ratios of two processes
 * that ran one after the other.
 *
 * Pairs, since a machine whose speed changes for minutes would make the medians of either kind those of another speed.
 *
 * @param times - one entry a process, as many as of the others, in the order they ran
 */
export function ratiosOf(times: readonly BestTimes[], others: readonly BestTimes[]): Ratios {
  const names = Object.keys(times[0] ?? {});
  return new Map(names.map((name) => [name, medianInterval(times.map((own, i) => own[name]! / others[i]![name]!))]));
}

/** Returns the geometric mean of the estimates of some ratios. */
export function geometricMean(ratios: readonly Interval[]): number {
  return Math.exp(ratios.reduce((sum, { estimate }) => sum + Math.log(estimate), 0) / ratios.length);
}
