import type { CalledWorkload } from '../../workload/workload';
import type { Instruments } from '../clock/instruments';
import { asWorkloadError } from '../subject/inputs';
import { loopFor } from '../batch/loop';
import { isThenable, settled } from '../subject/settling';
import { prepareSubject } from '../subject/subject';
import type { Cell } from '../../model/cell';

/** Counts something of the process while a call runs. */
export interface Counter {
  /** Begins to count from nothing. */
  begin(): void;
  /** Leaves out what happens until `resume`: it is not the workload's. */
  pause?(): void;
  resume?(): void;
  /** Ends the counting and returns how many there were. */
  end(): number;
}

/** What counting needs of its surroundings. */
export interface CountingOptions {
  /** How long one call may take. */
  readonly limitNs: number;
  readonly instruments: Instruments;
  /** Called before every call. */
  readonly onProgress?: ((cell: Cell) => void) | undefined;
}

/** Repetitions of a count, which should all agree. */
export const REPETITIONS = 3;

/**
 * Returns what a count of single calls of an arm comes to, once for each repetition.
 *
 * @param count - makes the call, and rejects where that fails
 * @throws {WorkloadError} when the workload fails
 */
export async function repeatedCount(
  workload: CalledWorkload,
  cell: Cell,
  { limitNs, instruments: { timer }, onProgress }: CountingOptions,
  count: (call: () => unknown) => Promise<number>,
): Promise<number[]> {
  const subject = await prepareSubject(workload, cell, { limitNs, timer, onProgress });
  const callOnce = loopFor({ bare: workload.bare, each: workload.input !== undefined, async: false });
  const counts: number[] = [];
  for (let repetition = 0; repetition < REPETITIONS; repetition++) {
    onProgress?.(cell);
    const supplied = await subject.supply(1);
    counts.push(await count(() => callOnce(subject.run, supplied, subject.n, 1)));
  }
  return counts;
}

/**
 * Returns how many of what a counter counts one call of an arm takes or makes, once for each repetition.
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
  options: CountingOptions,
): Promise<number[]> {
  const { limitNs, instruments } = options;
  // The promise is there before the call is made, so that awaiting it is not among what is counted.
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
        // Asked once, since some work each time they are, and the first to hear: what others make of it is not counted.
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
