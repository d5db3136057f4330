import { sinceNs } from '../clock/clock';
import type { Instruments } from '../clock/instruments';
import { isThenable, settled } from '../subject/settling';
import { asWorkloadError } from '../subject/inputs';
import type { RemoteSubject } from '../subject/remote';
import type { LocalSubject } from '../subject/subject';
import { WorkloadError } from '../subject/workloadError';

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

/** What is about to be timed. */
interface Order {
  readonly subject: LocalSubject;
  readonly supplied: unknown;
  readonly calls: number;
  readonly warming: boolean;
  readonly instruments: Instruments;
}

/** What timing found, before the kernel is asked again. */
interface Timing {
  readonly durationNs: number;
  readonly before: KernelReadings;
}

const readingsOf = ({ kernel }: Instruments): KernelReadings => ({
  waitedNs: kernel.runQueueWaitNs(),
  switches: kernel.involuntarySwitches(),
});

function timeSync({ subject: { loop, run, n }, supplied, calls, warming, instruments }: Order): Timing {
  const { clock } = instruments;
  if (warming) lastResult = loop(run, supplied, n, 1);
  const before = readingsOf(instruments);
  const start = clock.now();
  lastResult = loop(run, supplied, n, calls);
  return { durationNs: sinceNs(clock, start), before };
}

/** Timed inside, so that neither the race with the limit nor the caller's own await is counted. */
async function timeAsync({ subject: { loop, run, n }, supplied, calls, warming, instruments }: Order): Promise<Timing> {
  const { clock } = instruments;
  if (warming) lastResult = await loop(run, supplied, n, 1);
  const before = readingsOf(instruments);
  const start = clock.now();
  lastResult = await loop(run, supplied, n, calls);
  return { durationNs: sinceNs(clock, start), before };
}

/** An order with where its timing goes. */
interface PlacedOrder {
  readonly order: Order;
  readonly resolve: (timing: Timing | Promise<Timing>) => void;
  readonly reject: (error: unknown) => void;
}

function carryOut({ order, resolve, reject }: PlacedOrder): void {
  try {
    resolve(order.subject.async ? timeAsync(order) : timeSync(order));
  } catch (error) {
    reject(error);
  }
}

// Held since before test code could replace them.
const fulfilledWith = Promise.resolve.bind(Promise);
// eslint-disable-next-line @typescript-eslint/unbound-method -- `call` is what it is bound to
const afterwards = Function.prototype.call.bind(Promise.prototype.then) as (
  promise: Promise<PlacedOrder>,
  reaction: typeof carryOut,
) => Promise<void>;

/**
 * Carries out an order with nothing on the stack below it: the price of an error is that of its trace, and how deep a
 * test stands in Jest must not be part of it.
 *
 * It is a reaction whose own promise nobody awaits, so that a trace finds no async callers either, and Node has no
 * frames of its own below it, as it has below a microtask. Neither it nor what it calls is made for the batch: functions
 * of which a collection finds none alive lose their optimised code, and a trace is cheaper over frames that are not
 * optimised.
 */
function onEmptyStack(order: Order): Promise<Timing> {
  return new Promise((resolve, reject) => {
    void afterwards(fulfilledWith({ order, resolve, reject }), carryOut);
  });
}

/**
 * Times a number of calls in a row.
 *
 * @param limitNs - how long the batch of an async subject may take: a batch is far shorter unless a call hangs
 * @param warming - whether a call that is not timed goes before: the batches of other cells have filled the caches with
 * data of theirs, and large ones take longest to come back. Only for calls that leave their input as it was
 * @throws {WorkloadError} when the subject throws, does not settle, or turns out async although it was not before
 */
export async function timeBatch(
  subject: LocalSubject | RemoteSubject,
  calls: number,
  limitNs: number,
  instruments: Instruments,
  warming = false,
): Promise<Batch> {
  if ('time' in subject) return subject.time(calls, warming);
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
