import v8 from 'node:v8';
import { systemEngine, type EngineSession } from '../../engine/engineSession';

/** A part of a script, with how often it ran. Parts are nested; the innermost one counts for what stands in it. */
export interface CoveredRange {
  readonly startOffset: number;
  readonly endOffset: number;
  readonly count: number;
}

/** What ran of a script, function by function. */
export interface CoveredScript {
  readonly scriptId: string;
  readonly url: string;
  readonly functions: readonly CoveredFunction[];
}

/** What ran of a function: its first range is all of it. */
export interface CoveredFunction {
  /** As the engine has it: `exports.sorted` of a function that was assigned to that. */
  readonly functionName: string;
  readonly ranges: readonly CoveredRange[];
  /** Whether its blocks were counted, or only its calls: it was compiled before the counting started. */
  readonly isBlockCoverage: boolean;
}

/**
 * The engine's own exact count of how often each block of each function runs.
 *
 * A function that was compiled before the counting started has no counters inside: start it before the code loads.
 * Counting makes code many times slower: nothing is optimised meanwhile, since the engine no longer counts the calls of a
 * function without branches once it is.
 */
export class Coverage {
  readonly engine: EngineSession;
  #isRunning = false;

  constructor(engine: EngineSession) {
    this.engine = engine;
  }

  get isRunning(): boolean {
    return this.#isRunning;
  }

  start(): void {
    if (this.#isRunning) return;
    this.#isRunning = true;
    setOptimising(false);
    this.engine.post('Profiler.enable');
    this.engine.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  }

  /** Returns what ran since the last call, and counts from 0 again. */
  take(): readonly CoveredScript[] {
    return (this.engine.post('Profiler.takePreciseCoverage') as { readonly result: readonly CoveredScript[] }).result;
  }

  /** Ends the counting: code is nearly as fast as before from now on. */
  stop(): void {
    if (!this.#isRunning) return;
    this.#isRunning = false;
    this.engine.post('Profiler.stopPreciseCoverage');
    setOptimising(true);
  }
}

/** Lets the engine optimise functions from now on, or not: by either of its optimising compilers. */
function setOptimising(isAllowed: boolean): void {
  for (const compiler of ['opt', 'maglev']) v8.setFlagsFromString(isAllowed ? `--${compiler}` : `--no-${compiler}`);
}

/** The coverage of this process: the engine counts for all of it. */
export const systemCoverage = new Coverage(systemEngine);
