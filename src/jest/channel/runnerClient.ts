import net from 'node:net';
import { thrownError, usageErrorOf } from '../../matchers/core/workloadFailure';
import { WorkloadError } from '../../measure/subject/workloadError';
import type { OfferedClaim, WorkloadServer } from '../../trial/baseline/workloadServer';
import type { Rerun, RerunResult } from '../../trial/processes';
import type { SessionHost } from '../../trial/session';
import type { ChildTask } from '../process/child';
import { Connection, ConnectionClosed } from './connection';
import type { ChildMessage, LiveMessage, RunnerMessage } from './messages';

/** The child's end of the channel: connects its process to the runner that started it. */
export class RunnerClient {
  readonly connection: Connection<ChildMessage, RunnerMessage>;
  readonly task: ChildTask;
  /** Resolves once the runner has answered for the first time, or is gone. */
  readonly greeted: Promise<void>;

  /** @param file - the perf file that runs in this process */
  constructor(task: ChildTask, file: string) {
    const { address, id } = task;
    this.task = task;
    this.connection = new Connection(net.connect(address));
    this.greeted = this.connection.request({ kind: 'hello', id, pid: process.pid, file }).catch(() => undefined);
  }

  /** Whether this process serves its workloads to the runner. */
  get isServing(): boolean {
    return this.task.role.kind === 'serve';
  }

  /** The part of the session's host that follows from the role of this process. */
  get host(): Pick<SessionHost, 'rerunner' | 'rerun' | 'serve'> {
    const { role } = this.task;
    switch (role.kind) {
      case 'decide':
        return { rerunner: (rerun, signal) => this.rerun(rerun, signal) };
      case 'rerun':
        return { rerun: role.rerun };
      case 'serve':
        return { serve: (claim, server) => this.serve(claim, server) };
    }
  }

  /** Requests another run of the file for one claim. */
  async rerun(rerun: Rerun, signal: AbortSignal): Promise<RerunResult> {
    try {
      return await this.connection.request({ kind: 'rerun', rerun }, signal);
    } catch (error) {
      signal.throwIfAborted();
      const because = error instanceof ConnectionClosed ? 'the runner did not answer' : (error as Error).message;
      return { kind: 'failed', because };
    }
  }

  /** Serves the workloads of a claim, until the runner no longer needs them or is gone. */
  async serve(claim: OfferedClaim, server: WorkloadServer): Promise<void> {
    this.connection.handle({ order: (message) => carriedOut(server, message) });
    await this.connection.request({ kind: 'offer', claim }).catch(() => undefined);
  }

  /** Shows a figure. Resolves once the runner has drawn it, or is gone. */
  async show(figure: LiveMessage): Promise<void> {
    await this.connection.request(figure).catch(() => undefined);
  }
}

/** Returns the result of an order. An error of a workload has the message that a test would show. */
async function carriedOut(server: WorkloadServer, { order, args }: RunnerMessage): Promise<unknown> {
  try {
    const method = server[order].bind(server) as (...args: RunnerMessage['args']) => Promise<unknown>;
    return await method(...args);
  } catch (error) {
    if (!(error instanceof WorkloadError)) throw error;
    const { problem } = error;
    throw problem.kind === 'threw' ? thrownError(error, problem.error) : usageErrorOf(error);
  }
}
