import { performance } from 'node:perf_hooks';
import type { NormalWorkload } from '../workload/workload';
import type { Instruments } from './instruments';
import { settled } from './settling';
import { asFault, prepareSubject } from './subject';
import type { Place } from './workloadFault';

const { nodeTiming } = performance;

/** Repetitions of a count, which should all agree. */
const REPETITIONS = 3;

/** What counting needs of its surroundings. */
export interface CountingOptions {
  /** How long one call may take. */
  readonly limitNs: number;
  readonly instruments: Instruments;
  /** Called before every call. */
  readonly onProgress?: ((place: Place) => void) | undefined;
}

/**
 * Returns how many turns of the event loop one call of an arm takes, once for each repetition.
 *
 * Counting starts and ends in the same phase of a turn, so that nothing is lost at the ends.
 *
 * @throws {WorkloadFault} when the workload fails
 */
export async function countLoopTurns(
  workload: NormalWorkload,
  place: Place,
  { limitNs, instruments, onProgress }: CountingOptions,
): Promise<number[]> {
  const subject = await prepareSubject(workload, place, { limitNs, timer: instruments.timer, onProgress });
  const counts: number[] = [];
  for (let repetition = 0; repetition < REPETITIONS; repetition++) {
    onProgress?.(place);
    await instruments.breathe();
    const before = nodeTiming.uvMetricsInfo.loopCount;
    try {
      const result = subject.loop(subject.run, subject.input, subject.n, 1);
      if (subject.async) await settled(result as Promise<unknown>, place, 'run', limitNs, instruments.timer);
    } catch (error) {
      throw asFault(error, place, 'run');
    }
    counts.push(nodeTiming.uvMetricsInfo.loopCount - before);
  }
  return counts;
}
