import net, { type Server } from 'node:net';
import { plainDuration } from '../../describe/quantity';
import type { WorkloadServer, OfferedClaim } from '../../trial/baseline/workloadServer';
import { WorkloadServerError, type Order, type Said, type Told } from '../../trial/baseline/workloadProtocol';
import { Lines } from './lines';
import { socketAddress } from './socketAddress';

/** A test that does not come to its next claim within this, and does nothing for one, never will. */
const TEST_LIMIT_MS = 120_000;
/** An order that is not carried out within so many times as long as a call may take never will be. */
const LIMITS_OF_SILENCE = 6;

/** Not the calls alone take time, but what is built for them and the garbage of that. */
const LEAST_LIMIT_MS = 10_000;

let opened = 0;

/** A process that is waited for. */
interface Expected {
  readonly promise: Promise<WorkloadProcess | undefined>;
  readonly resolve: (process: WorkloadProcess | undefined) => void;
}

function expected(): Expected {
  let resolve!: Expected['resolve'];
  const promise = new Promise<WorkloadProcess | undefined>((settle) => (resolve = settle));
  return { promise, resolve };
}

/** Waits for the processes of perf files that offer the workloads of their claims to be measured. */
export class WorkloadServers {
  readonly name: string;
  readonly #server: Server;
  readonly #callLimitNs: number;
  /** Who connected, by the file that runs there, and who waits for that. */
  readonly #benches = new Map<string, Expected>();
  readonly #admitted = new Set<string>();

  private constructor(name: string, server: Server, callLimitNs: number) {
    this.name = name;
    this.#server = server;
    this.#callLimitNs = callLimitNs;
  }

  /** @param callLimitNs - how long one call of a workload may take */
  static async open(callLimitNs: number): Promise<WorkloadServers> {
    const name = `jest-asymptote-benches-${String(process.pid)}-${String(++opened)}`;
    const server = net.createServer();
    const benches = new WorkloadServers(name, server, callLimitNs);
    server.on('connection', (socket) => void benches.#admit(new Lines(socket)));
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(socketAddress(name), resolve);
    });
    server.unref();
    return benches;
  }

  /** Returns the process in which a file runs once it is there, or undefined where it ended before. */
  processOf(file: string, ended: Promise<unknown>): Promise<WorkloadProcess | undefined> {
    const { promise, resolve } = this.#expected(file);
    void ended.then(() => {
      resolve(undefined);
    });
    return promise;
  }

  close(): void {
    this.#server.close();
  }

  async #admit(lines: Lines<Told, Said>): Promise<void> {
    const hello = await lines.next();
    if (hello === undefined || !('pid' in hello)) {
      lines.close();
      return;
    }
    const process = new WorkloadProcess(lines, hello.pid, this.#callLimitNs);
    // Jest starts a process anew that ended in an unusual way. It would wait for orders that nobody gives.
    if (this.#admitted.has(hello.file)) process.end();
    else this.#expected(hello.file).resolve(process);
    this.#admitted.add(hello.file);
  }

  #expected(file: string): Expected {
    const known = this.#benches.get(file) ?? expected();
    this.#benches.set(file, known);
    return known;
  }
}

/** A process in which the claims of a perf file wait, one after the other, to be measured. */
export class WorkloadProcess implements WorkloadServer {
  readonly #lines: Lines<Told, Said>;
  readonly pid: number;
  readonly #limitMs: number;
  #isWaiting = false;
  #tests: readonly string[] = [];

  constructor(lines: Lines<Told, Said>, pid: number, callLimitNs: number) {
    this.#lines = lines;
    this.pid = pid;
    this.#limitMs = (LIMITS_OF_SILENCE * callLimitNs) / 1e6;
  }

  /** The full names of the tests of its file in their order, known once a claim waits. */
  get tests(): readonly string[] {
    return this.#tests;
  }

  /** Lets the claim go that waits, and returns the next one, or undefined where there is none left. */
  async nextClaim(): Promise<OfferedClaim | undefined> {
    if (this.#isWaiting) this.#lines.send({ next: true });
    for (;;) {
      const said = await this.#said(Math.max(TEST_LIMIT_MS, this.#limitMs));
      this.#isWaiting = said !== undefined && 'claim' in said;
      if (said === undefined) return undefined;
      if ('claim' in said) return said.claim;
      if ('tests' in said) this.#tests = said.tests;
    }
  }

  // A whole sweep is called for it, and calls of long ones.
  chooseSizes: WorkloadServer['chooseSizes'] = () => this.#carryOut({ order: 'chooseSizes', args: [] }, TEST_LIMIT_MS);
  prepare: WorkloadServer['prepare'] = (...args) => this.#carryOut({ order: 'prepare', args });
  time: WorkloadServer['time'] = (...args) => this.#carryOut({ order: 'time', args });
  count: WorkloadServer['count'] = (...args) => this.#carryOut({ order: 'count', args });

  /** Lets it run to its end without asking anything more of it. */
  close(): void {
    this.#lines.close();
  }

  async #carryOut<Result>(order: Order, leastMs = LEAST_LIMIT_MS): Promise<Result> {
    this.#lines.send(order);
    const limitMs = Math.max(leastMs, this.#limitMs);
    const said = await this.#said(limitMs);
    if (said !== undefined && 'done' in said) return said.done as Result;
    throw new WorkloadServerError(
      said !== undefined && 'fault' in said
        ? said.fault
        : `its process ended, or was ended since it did not answer within ${plainDuration(1e6 * limitMs)}`,
    );
  }

  /** What the process says next, or undefined where it is gone; it is ended where it says nothing for too long. */
  async #said(limitMs: number): Promise<Said | undefined> {
    const hang = setTimeout(() => {
      this.end();
    }, limitMs);
    try {
      return await this.#lines.next();
    } finally {
      clearTimeout(hang);
    }
  }

  /** Ends the process, whatever it does. */
  end(): void {
    try {
      process.kill(this.pid, 'SIGKILL');
    } catch {
      // It has died by itself meanwhile.
    }
  }
}
