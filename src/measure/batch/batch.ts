import { sinceNs } from '../clock/clock';
import type { Instruments } from '../clock/instruments';
import { asWorkloadError } from '../subject/inputs';
import { isThenable, settled } from '../subject/settling';
import type { Batch, LocalSubject, Subject } from '../subject/subject';
import { WorkloadError } from '../subject/workloadError';

/** The counters of the kernel before a batch. */
interface KernelReadings {
  readonly waitedNs: number | undefined;
  readonly switches: number;
}

/** Every batch stores its last result here, so that the engine cannot remove the calls as unused. */
let lastResult: unknown;

/** Returns the result of the last call that was measured. */
export function resultOfLastBatch(): unknown {
  return lastResult;
}

/** A batch to be timed. */
interface BatchRequest {
  readonly subject: LocalSubject;
  readonly supplied: unknown;
  readonly calls: number;
  readonly warming: boolean;
  readonly instruments: Instruments;
}

interface Timing {
  readonly durationNs: number;
  readonly before: KernelReadings;
}

const readingsOf = ({ kernel }: Instruments): KernelReadings => ({
  waitedNs: kernel.runQueueWaitNs(),
  switches: kernel.involuntarySwitches(),
});

function timeSync({ subject: { loop, run, n }, supplied, calls, warming, instruments }: BatchRequest): Timing {
  const { clock } = instruments;
  if (warming) lastResult = loop(run, supplied, n, 1);
  const before = readingsOf(instruments);
  const start = clock.now();
  lastResult = loop(run, supplied, n, calls);
  return { durationNs: sinceNs(clock, start), before };
}

/** Reads the clock itself, so that neither the race with the limit nor the caller's own await is part of the time. */
async function timeAsync(request: BatchRequest): Promise<Timing> {
  const { subject, supplied, calls, warming, instruments } = request;
  const { loop, run, n } = subject;
  const { clock } = instruments;
  if (warming) lastResult = await loop(run, supplied, n, 1);
  const before = readingsOf(instruments);
  const start = clock.now();
  lastResult = await loop(run, supplied, n, calls);
  return { durationNs: sinceNs(clock, start), before };
}

/** A request with the callbacks for its timing. */
interface PendingRequest {
  readonly request: BatchRequest;
  readonly resolve: (timing: Timing | Promise<Timing>) => void;
  readonly reject: (error: unknown) => void;
}

function settle({ request, resolve, reject }: PendingRequest): void {
  try {
    resolve(request.subject.async ? timeAsync(request) : timeSync(request));
  } catch (error) {
    reject(error);
  }
}

// Kept from before test code could replace them.
const fulfilledWith = Promise.resolve.bind(Promise);
// oxlint-disable-next-line typescript/unbound-method -- `call` is bound to it
const afterwards = Function.prototype.call.bind(Promise.prototype.then) as (
  promise: Promise<PendingRequest>,
  reaction: typeof settle,
) => Promise<void>;

/**
 * Times a batch with an empty stack below it: the cost of an error depends on its stack trace, and must not depend on
 * how deep a test is nested in Jest.
 *
 * The timing runs in a promise reaction. Nobody awaits the promise of the reaction, so that a trace finds no async
 * callers. Below a microtask Node would have frames of its own.
 *
 * The functions that run are not created for each batch. A garbage collection that finds no closure of a function alive
 * drops its optimised code, and a trace over unoptimised frames costs less.
 */
function onEmptyStack(request: BatchRequest): Promise<Timing> {
  return new Promise((resolve, reject) => {
    void afterwards(fulfilledWith({ request, resolve, reject }), settle);
  });
}

/**
 * Times a number of calls in a row.
 *
 * @param limitNs - how long the batch of an async subject may take: a batch is far shorter unless a call hangs
 * @param warming - whether to make one call first that is not timed. Batches of other cells have filled the caches with
 * their data, and large data take longest to come back. Only for calls that leave their input as it was
 * @throws {WorkloadError} when the subject throws, does not settle, or turns out async although it was not before
 */
export async function timeBatch(
  subject: Subject,
  calls: number,
  limitNs: number,
  instruments: Instruments,
  warming = false,
): Promise<Batch> {
  if (subject.kind === 'remote') return subject.time(calls, warming);
  const { kernel, timer } = instruments;
  const given = subject.supply(calls);
  const supplied = isThenable(given) ? await given : given;
  let timing: Timing;
  try {
    const timed = onEmptyStack({ subject, supplied, calls, warming, instruments });
    timing = subject.async ? ((await settled(timed, subject, 'run', limitNs, timer)) as Timing) : await timed;
  } catch (error) {
    throw asWorkloadError(error, subject, 'run');
  }
  const { durationNs, before } = timing;
  const preempted = kernel.involuntarySwitches() !== before.switches;
  const waitNs = before.waitedNs === undefined ? undefined : (kernel.runQueueWaitNs() ?? NaN) - before.waitedNs;
  if (!subject.async && isThenable(lastResult)) {
    lastResult.then(undefined, () => undefined);
    throw new WorkloadError(subject, { kind: 'sometimes async' });
  }
  return { durationNs, preempted, waitNs };
}
