import type { CalledWorkload } from '../../workload/workload';
import { repeatedCount, type CountingOptions } from './counting';
import { countsIn } from './countReport';
import { asFault } from '../subject/inputs';
import { isThenable, settled } from '../subject/settling';
import { WorkloadError, type Place } from '../subject/workloadError';

/**
 * Returns what calls of an arm report under a name, once for each repetition.
 *
 * @throws {WorkloadError} when the workload fails, or reports no whole number under that name
 */
export function reportedCounts(
  workload: CalledWorkload,
  place: Place,
  metric: string,
  options: CountingOptions,
): Promise<number[]> {
  const { limitNs, instruments } = options;
  const resultOf = async (call: () => unknown): Promise<unknown> => {
    try {
      const returned = call();
      return isThenable(returned) ? await settled(returned, place, 'run', limitNs, instruments.timer) : returned;
    } catch (error) {
      throw asFault(error, place, 'run');
    }
  };
  return repeatedCount(workload, place, options, async (call) => {
    const reported = countsIn(await resultOf(call));
    const count = reported.get(metric);
    if (count !== undefined) return count;
    throw new WorkloadError(place, { kind: 'no such count', metric, offered: [...reported.keys()] });
  });
}
