import type { EngineSession } from '../engine/engineSession';

/** Where a function begins; lines and columns are counted from 0. An empty URL is that of native code. */
export interface CallFrame {
  readonly functionName: string;
  readonly scriptId: string;
  readonly url: string;
  readonly lineNumber: number;
  readonly columnNumber: number;
}

/** A function in a place of the tree of calls, with the samples that were taken in it. */
export interface ProfileNode {
  readonly id: number;
  readonly callFrame: CallFrame;
  readonly hitCount?: number | undefined;
  readonly children?: readonly number[] | undefined;
  /** The samples by line, counted from 1; a line may stand there several times. */
  readonly positionTicks?: readonly { readonly line: number; readonly ticks: number }[] | undefined;
}

/** What a sampling profiler of the engine saw. */
export interface CpuProfile {
  readonly nodes: readonly ProfileNode[];
  /** The node of each sample, in their order. */
  readonly samples?: readonly number[] | undefined;
}

/** The distance of two samples. */
const INTERVAL_US = 100;

/** Samples where the time goes while something runs. */
export class CpuProfiler {
  readonly #session: EngineSession;

  constructor(session: EngineSession) {
    this.#session = session;
  }

  start(): void {
    this.#session.post('Profiler.enable');
    this.#session.post('Profiler.setSamplingInterval', { interval: INTERVAL_US });
    this.#session.post('Profiler.start');
  }

  stop(): CpuProfile {
    return (this.#session.post('Profiler.stop') as { readonly profile: CpuProfile }).profile;
  }
}
