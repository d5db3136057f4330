import { sinceNs } from './clock';
import type { Instruments } from './instruments';
import { isThenable, settled } from './settling';
import { asFault } from './inputs';
import type { Subject } from './subject';
import { WorkloadFault } from './workloadFault';

/** Calls timed as one. */
export interface Batch {
  readonly durationNs: number;
  /** Whether the kernel took the core away in between. */
  readonly preempted: boolean;
  /** How long this thread was ready to run and waited for a core; undefined where the kernel does not say. */
  readonly waitNs: number | undefined;
}

/** What the kernel said before a batch. */
interface KernelReadings {
  readonly waitedNs: number | undefined;
  readonly switches: number;
}

/** The last result of every batch ends up here, where the engine cannot prove that nobody looks. */
let lastResult: unknown;

/** Returns the result of the last call that was measured. */
export function resultOfLastBatch(): unknown {
  return lastResult;
}

const alreadySettled = Promise.resolve();
const afterwards = alreadySettled.then.bind(alreadySettled);

/**
 * Runs a task with nothing on the stack below it: the price of an error is that of its trace, and how deep a test stands
 * in Jest must not be part of it.
 *
 * It is a reaction whose own promise nobody awaits, so that a trace finds no async callers either, and Node has no
 * frames of its own below it, as it has below a microtask.
 */
function onEmptyStack<Result>(task: () => Result): Promise<Awaited<Result>> {
  return new Promise((resolve, reject) => {
    const react = (): void => {
      try {
        resolve(task() as Awaited<Result>);
      } catch (error) {
        reject(error);
      }
    };
    void afterwards(react);
  });
}

/**
 * Times a number of calls in a row.
 *
 * @param limitNs - how long the batch of an async subject may take: a batch is far shorter unless a call hangs
 * @param warming - whether a call that is not timed goes before: the batches of other cells have filled the caches with
 * data of theirs, and large ones take longest to come back. Only for calls that leave their input as it was
 * @throws {WorkloadFault} when the subject throws, does not settle, or turns out async although it was not before
 */
export async function timeBatch(
  subject: Subject,
  calls: number,
  limitNs: number,
  instruments: Instruments,
  warming = false,
): Promise<Batch> {
  const { clock, kernel, timer } = instruments;
  const { loop, run, n } = subject;
  const given = subject.supply(calls);
  const supplied = isThenable(given) ? await given : given;
  const before = (): KernelReadings => ({ waitedNs: kernel.runQueueWaitNs(), switches: kernel.involuntarySwitches() });
  let readings: KernelReadings;
  let durationNs: number;
  try {
    if (subject.async) {
      // Timed inside, so that neither the race with the limit nor the caller's own await is counted.
      const timed = async (): Promise<number> => {
        if (warming) lastResult = await loop(run, supplied, n, 1);
        readings = before();
        const start = clock.now();
        lastResult = await loop(run, supplied, n, calls);
        return sinceNs(clock, start);
      };
      durationNs = (await settled(onEmptyStack(timed), subject, 'run', limitNs, timer)) as number;
    } else {
      durationNs = await onEmptyStack(() => {
        if (warming) lastResult = loop(run, supplied, n, 1);
        readings = before();
        const start = clock.now();
        lastResult = loop(run, supplied, n, calls);
        return sinceNs(clock, start);
      });
    }
  } catch (error) {
    throw asFault(error, subject, 'run');
  }
  const { waitedNs, switches } = readings!;
  const preempted = kernel.involuntarySwitches() !== switches;
  const waitNs = waitedNs === undefined ? undefined : (kernel.runQueueWaitNs() ?? NaN) - waitedNs;
  if (!subject.async && isThenable(lastResult)) {
    lastResult.then(undefined, () => undefined);
    throw new WorkloadFault(subject, { kind: 'sometimes async' });
  }
  return { durationNs, preempted, waitNs };
}
