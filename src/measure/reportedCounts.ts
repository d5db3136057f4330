import type { NormalWorkload } from '../workload/workload';
import { REPETITIONS, type CountingOptions } from './counting';
import { countsIn } from './countReport';
import { asFault } from './inputs';
import { loopFor } from './loop';
import { isThenable, settled } from './settling';
import { prepareSubject } from './subject';
import { WorkloadFault, type Place } from './workloadFault';

/**
 * Returns what calls of an arm report under a name, once for each repetition.
 *
 * @throws {WorkloadFault} when the workload fails, or reports no whole number under that name
 */
export async function reportedCounts(
  workload: NormalWorkload,
  place: Place,
  metric: string,
  { limitNs, instruments, onProgress }: CountingOptions,
): Promise<number[]> {
  const { timer } = instruments;
  const subject = await prepareSubject(workload, place, { limitNs, timer, onProgress });
  const callOnce = loopFor({ bare: workload.bare, each: workload.input !== undefined, async: false });
  const counts: number[] = [];
  for (let repetition = 0; repetition < REPETITIONS; repetition++) {
    onProgress?.(place);
    const supplied = await subject.supply(1);
    let result: unknown;
    try {
      const returned = callOnce(subject.run, supplied, subject.n, 1);
      result = isThenable(returned) ? await settled(returned, place, 'run', limitNs, timer) : returned;
    } catch (error) {
      throw asFault(error, place, 'run');
    }
    const reported = countsIn(result);
    const count = reported.get(metric);
    if (count === undefined) {
      throw new WorkloadFault(place, { kind: 'no such count', metric, offered: [...reported.keys()] });
    }
    counts.push(count);
  }
  return counts;
}
