import type { Cell } from '../../model/cell';
import type { CalledWorkload } from '../../workload/workload';
import { loopFor } from '../batch/loop';
import type { CallOptions } from '../clock/instruments';
import { asWorkloadError } from '../subject/inputs';
import { prepareLocal } from '../subject/localPreparation';
import { isThenable, settled } from '../subject/settling';
import { WorkloadError } from '../subject/workloadError';
import { countsIn, type Counter } from './counters';

/** The number of repetitions of a count, which should all agree. */
export const REPETITIONS = 3;

/** The options of counting the calls of an arm at a size. */
export interface CountOptions extends CallOptions {
  /**
   * Whether one call is counted, after one more: for long calls of an arm that was counted at smaller sizes.
   *
   * @defaultValue false: three are, after three
   */
  readonly isBrief?: boolean | undefined;
}

/**
 * Returns the counts of single calls of an arm, one for each repetition.
 *
 * @param count - makes the call, and rejects if it fails
 * @throws {WorkloadError} when the workload fails
 */
async function repeatedCount(
  workload: CalledWorkload,
  cell: Cell,
  { limitNs, instruments, onProgress, meter, isBrief = false }: CountOptions,
  count: (call: () => unknown) => Promise<number>,
): Promise<number[]> {
  const probes = isBrief ? 1 : undefined;
  const subject = await prepareLocal(workload, cell, { limitNs, instruments, onProgress, meter, probes });
  const callOnce = loopFor({ bare: workload.bare, each: workload.input !== undefined, async: false });
  const counts: number[] = [];
  for (let repetition = 0; repetition < (isBrief ? 1 : REPETITIONS); repetition++) {
    onProgress?.(cell, 'run');
    const supplied = await subject.supply(1);
    counts.push(await count(() => callOnce(subject.run, supplied, subject.n, 1)));
  }
  return counts;
}

/**
 * Returns a counter's counts of single calls of an arm, one for each repetition.
 *
 * Counting starts in the same phase of a turn of the event loop each time, and ends when the call returns or its
 * promise settles.
 *
 * @throws {WorkloadError} when the workload fails
 */
export function countCalls(
  workload: CalledWorkload,
  cell: Cell,
  counter: Counter,
  options: CountOptions,
): Promise<number[]> {
  const { limitNs, instruments } = options;
  // The promise exists before the call is made, so that awaiting it is not counted.
  const counted = (makeCall: () => unknown): Promise<number> =>
    new Promise<number>((resolve, reject) => {
      const fail = (error: unknown): void => {
        counter.end();
        reject(asWorkloadError(error, cell, 'run'));
      };
      let end = (): void => undefined;
      const ended = new Promise<void>((settle) => (end = settle));
      const call = (): void => {
        counter.begin();
        const result = makeCall();
        counter.pause?.();
        if (!isThenable(result)) {
          resolve(counter.end());
          return;
        }
        // `then` is called once, since some thenables work each time, and before any other reaction can add to the count.
        result.then(
          () => {
            resolve(counter.end());
            end();
          },
          (error: unknown) => {
            fail(error);
            end();
          },
        );
        settled(ended, cell, 'run', limitNs, instruments.timer).catch(fail);
        counter.resume?.();
      };
      instruments.breathe().then(call).catch(fail);
    });
  return repeatedCount(workload, cell, options, counted);
}

/**
 * Returns the counts that calls of an arm report under a name, one for each repetition.
 *
 * @throws {WorkloadError} when the workload fails, or reports no whole number under that name
 */
export function reportedCounts(
  workload: CalledWorkload,
  cell: Cell,
  metric: string,
  options: CountOptions,
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
