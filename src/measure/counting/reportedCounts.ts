import type { CalledWorkload } from '../../workload/workload';
import { repeatedCount, type CountingOptions } from './counting';
import { countsIn } from './countReport';
import { asWorkloadError } from '../subject/inputs';
import { isThenable, settled } from '../subject/settling';
import { WorkloadError } from '../subject/workloadError';
import type { Cell } from '../../model/cell';

/**
 * Returns the counts that calls of an arm report under a name, one for each repetition.
 *
 * @throws {WorkloadError} when the workload fails, or reports no whole number under that name
 */
export function reportedCounts(
  workload: CalledWorkload,
  cell: Cell,
  metric: string,
  options: CountingOptions,
): Promise<number[]> {
  const { limitNs, instruments } = options;
  const resultOf = async (call: () => unknown): Promise<unknown> => {
    try {
      const returned = call();
      return isThenable(returned) ? await settled(returned, cell, 'run', limitNs, instruments.timer) : returned;
    } catch (error) {
      throw asWorkloadError(error, cell, 'run');
    }
  };
  return repeatedCount(workload, cell, options, async (call) => {
    const reported = countsIn(await resultOf(call));
    const count = reported.get(metric);
    if (count !== undefined) return count;
    throw new WorkloadError(cell, { kind: 'no such count', metric, offered: [...reported.keys()] });
  });
}
