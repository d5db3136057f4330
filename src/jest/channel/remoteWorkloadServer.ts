import { EventEmitter, on, once } from 'node:events';
import { plainDuration } from '../../describe/quantity';
import type { ClaimServer } from '../../trial/baseline/pairedTrial';
import { WorkloadServerError, type OfferedClaim, type WorkloadServer } from '../../trial/baseline/workloadServer';
import type { ConnectedChild } from './channelServer';
import { ConnectionClosed, type Handlers } from './connection';
import type { ChildMessage, RunnerMessage } from './messages';

/** A test that does not reach its next claim within this time hangs. */
const TEST_LIMIT_MS = 120_000;
/** An order that takes this many times as long as a call may take hangs. */
const LIMITS_OF_SILENCE = 6;
/** Inputs are built and their garbage is collected in the same time. */
const LEAST_LIMIT_MS = 10_000;

/** A claim that waits in the process, and the function that releases it. */
type WaitingClaim = [claim: OfferedClaim, release: () => void];

/** A process in which the claims of a perf file wait, one after the other, to be measured. */
export class RemoteWorkloadServer implements ClaimServer {
  /** The full names of the tests of its file in their order, known once a claim waits. */
  tests: readonly string[] = [];
  readonly #limitMs: number;
  readonly #events = new EventEmitter<{ ready: []; claim: WaitingClaim; end: [] }>();
  /** Resolves once the process has connected, or has ended before. */
  readonly ready: Promise<unknown> = once(this.#events, 'ready');
  readonly #claims = on(this.#events, 'claim', { close: ['end'] });
  #child: ConnectedChild | undefined;
  #release: () => void = () => undefined;

  /** @param callLimitNs - how long one call of a workload may take */
  constructor(callLimitNs: number) {
    this.#limitMs = (LIMITS_OF_SILENCE * callLimitNs) / 1e6;
  }

  /** Undefined before the process has connected. */
  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** Admits the process. A second one, which Jest starts in its place, would wait for orders that nobody gives. */
  admit(child: ConnectedChild): Handlers<ChildMessage> | undefined {
    if (this.#child !== undefined) return undefined;
    this.#child = child;
    this.#events.emit('ready');
    void child.connection.closed.then(() => this.end());
    return {
      tests: ({ names }) => {
        this.tests = names;
      },
      offer: ({ claim }) => new Promise((release) => this.#events.emit('claim', claim, release)),
    };
  }

  /** Takes notice that the process has ended and no claim will come any more. */
  end(): void {
    this.#events.emit('ready');
    this.#events.emit('end');
  }

  /** Releases the claim that waits, and returns the next one, or undefined if there is none left. */
  async nextClaim(): Promise<OfferedClaim | undefined> {
    this.#release();
    const next = await this.#within(Math.max(TEST_LIMIT_MS, this.#limitMs), this.#claims.next());
    if (next.done === true) return undefined;
    const [claim, release] = next.value as WaitingClaim;
    this.#release = release;
    return claim;
  }

  // It calls the workload at a whole sweep of sizes.
  chooseSizes: WorkloadServer['chooseSizes'] = () =>
    this.#order({ kind: 'order', order: 'chooseSizes', args: [] }, TEST_LIMIT_MS);
  prepare: WorkloadServer['prepare'] = (...args) => this.#order({ kind: 'order', order: 'prepare', args });
  time: WorkloadServer['time'] = (...args) => this.#order({ kind: 'order', order: 'time', args });
  count: WorkloadServer['count'] = (...args) => this.#order({ kind: 'order', order: 'count', args });

  /** Lets the process run to its end, without further orders. */
  close(): void {
    this.#child?.connection.close();
  }

  async #order<Result>(order: RunnerMessage, leastMs = LEAST_LIMIT_MS): Promise<Result> {
    const limitMs = Math.max(leastMs, this.#limitMs);
    try {
      if (this.#child === undefined) throw new ConnectionClosed();
      return (await this.#within(limitMs, this.#child.connection.request(order))) as Result;
    } catch (error) {
      throw new WorkloadServerError(
        error instanceof ConnectionClosed
          ? `its process ended, or was ended since it did not answer within ${plainDuration(1e6 * limitMs)}`
          : (error as Error).message,
      );
    }
  }

  /** Ends the process if an order or a test takes too long. */
  async #within<Result>(limitMs: number, result: Promise<Result>): Promise<Result> {
    const hang = setTimeout(() => this.#child?.kill(), limitMs);
    try {
      return await result;
    } finally {
      clearTimeout(hang);
    }
  }
}
