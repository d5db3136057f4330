import net from 'node:net';
import { thrownError, usageErrorOf } from '../../matchers/core/workloadFailure';
import { WorkloadError } from '../../measure/subject/workloadError';
import type { WorkloadServer, OfferedClaim } from '../../trial/baseline/workloadServer';
import type { Order, Said, Told } from '../../trial/baseline/workloadProtocol';
import { Lines } from './lines';
import { socketAddress } from './socketAddress';

/** Serves the benches of this process to the runner that started it for nothing else. */
export class WorkloadClient {
  readonly #lines: Lines<Said, Told>;

  /**
   * @param server - the name of who measures
   * @param file - the perf file that runs in this process
   */
  constructor(server: string, file: string) {
    this.#lines = new Lines(net.connect(socketAddress(server)));
    this.#lines.send({ pid: process.pid, file });
  }

  /** Says which tests the file has, in their order. */
  tests(names: readonly string[]): void {
    this.#lines.send({ tests: names });
  }

  /** Carries out orders on the workloads of a claim until its turn is over. */
  async serve(claim: OfferedClaim, bench: WorkloadServer): Promise<void> {
    this.#lines.send({ claim });
    for (;;) {
      const told = await this.#lines.next();
      if (told === undefined || 'next' in told) return;
      this.#lines.send(await carriedOut(bench, told));
    }
  }

  close(): void {
    this.#lines.close();
  }
}

async function carriedOut(bench: WorkloadServer, { order, args }: Order): Promise<Said> {
  try {
    const carryOut = bench[order].bind(bench) as (...args: Order['args']) => Promise<unknown>;
    return { done: await carryOut(...args) };
  } catch (error) {
    if (!(error instanceof WorkloadError)) return { fault: error instanceof Error ? error.message : String(error) };
    const { problem } = error;
    return { fault: (problem.kind === 'threw' ? thrownError(error, problem.error) : usageErrorOf(error)).message };
  }
}
