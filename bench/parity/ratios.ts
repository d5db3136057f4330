import type { Interval } from '../../src/model/interval';
import { medianInterval } from '../../src/statistics/interval';

/** The time per call of each workload, in nanoseconds, by its name. */
export type Times = Readonly<Record<string, number>>;

/** The ratio of the times of each workload in two kinds of processes, by its name: 1 if there is no difference. */
export type Ratios = ReadonlyMap<string, Interval>;

/**
 * Returns the ratios of times to others: of each workload the median, with its 95 % interval, over pairs of processes.
 *
 * Pairs ran one after the other or in turns. So the ratios do not depend on changes of the machine's speed, as the
 * medians of either kind would.
 *
 * @param times - one entry for each process, in the order of the others
 */
export function ratiosOf(times: readonly Times[], others: readonly Times[]): Ratios {
  const names = Object.keys(times[0] ?? {});
  return new Map(names.map((name) => [name, medianInterval(times.map((own, i) => own[name]! / others[i]![name]!))]));
}

/** Returns the geometric mean of the estimates of ratios. */
export function geometricMean(ratios: readonly Interval[]): number {
  return Math.exp(ratios.reduce((sum, { estimate }) => sum + Math.log(estimate), 0) / ratios.length);
}
