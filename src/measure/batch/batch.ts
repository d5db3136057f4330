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

const readingsOf = ({ kernel }: Instruments): KernelReadings => ({
  waitedNs: kernel.runQueueWaitNs(),
  switches: kernel.involuntarySwitches(),
});

/** The start of a batch, with the time just before the kernel was read. */
interface Start {
  readonly readAt: bigint;
  readonly before: KernelReadings;
  readonly startedAt: bigint;
}

function startOf(instruments: Instruments): Start {
  const { clock } = instruments;
  const readAt = clock.now();
  const before = readingsOf(instruments);
  return { readAt, before, startedAt: clock.now() };
}

/**
 * Returns how long a batch took, and how long its thread waited for a core meanwhile.
 *
 * The thread may also lose its core between a reading of the kernel and one of the clock: a thread that ran for long does
 * so at its next system call. So whatever the readings took counts as waiting outside of the batch.
 */
function timingOf({ readAt, before, startedAt }: Start, instruments: Instruments): Batch {
  const { clock } = instruments;
  const endedAt = clock.now();
  const after = readingsOf(instruments);
  const outsideNs = Number(startedAt - readAt) + sinceNs(clock, endedAt);
  const isKnown = before.waitedNs !== undefined && after.waitedNs !== undefined;
  return {
    durationNs: Number(endedAt - startedAt),
    preempted: after.switches !== before.switches,
    waitNs: isKnown ? Math.max(0, after.waitedNs - before.waitedNs - outsideNs) : undefined,
  };
}

function timeSync({ subject: { loop, run, n }, supplied, calls, warming, instruments }: BatchRequest): Batch {
  if (warming) lastResult = loop(run, supplied, n, 1);
  const start = startOf(instruments);
  lastResult = loop(run, supplied, n, calls);
  return timingOf(start, instruments);
}

/** Reads the clock itself, so that neither the race with the limit nor the caller's own await is part of the time. */
async function timeAsync(request: BatchRequest): Promise<Batch> {
  const { subject, supplied, calls, warming, instruments } = request;
  const { loop, run, n } = subject;
  if (warming) lastResult = await loop(run, supplied, n, 1);
  const start = startOf(instruments);
  lastResult = await loop(run, supplied, n, calls);
  return timingOf(start, instruments);
}

/** A request with the callbacks for its timing. */
interface PendingRequest {
  readonly request: BatchRequest;
  readonly resolve: (batch: Batch | Promise<Batch>) => void;
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
function onEmptyStack(request: BatchRequest): Promise<Batch> {
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
  const given = subject.supply(calls);
  const supplied = isThenable(given) ? await given : given;
  let batch: Batch;
  try {
    const timed = onEmptyStack({ subject, supplied, calls, warming, instruments });
    batch = subject.async ? ((await settled(timed, subject, 'run', limitNs, instruments.timer)) as Batch) : await timed;
  } catch (error) {
    throw asWorkloadError(error, subject, 'run');
  }
  if (!subject.async && isThenable(lastResult)) {
    lastResult.then(undefined, () => undefined);
    throw new WorkloadError(subject, { kind: 'sometimes async' });
  }
  return batch;
}

/** Returns how long a batch ran: without the time that its thread was ready and waited for a core, if that is known. */
export function withoutWaiting({ durationNs, waitNs = 0 }: Batch): number {
  return waitNs > 0 && waitNs < durationNs ? durationNs - waitNs : durationNs;
}
