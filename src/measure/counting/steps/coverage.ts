import { Session } from 'node:inspector';

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
  readonly functions: readonly { readonly ranges: readonly CoveredRange[] }[];
}

/**
 * The engine's own exact count of how often each block of each function runs.
 *
 * A function that was compiled before the counting started has no counters inside: start it before the code loads.
 * Counting makes code several times slower.
 */
export class Coverage {
  #session: Session | undefined;
  #hasDebugger = false;

  get isRunning(): boolean {
    return this.#session !== undefined;
  }

  start(): void {
    if (this.#session !== undefined) return;
    this.#session = new Session();
    this.#session.connect();
    this.#post('Profiler.enable');
    this.#post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  }

  /** Returns what ran since the last call, and counts from 0 again. */
  take(): readonly CoveredScript[] {
    const { result } = this.#post('Profiler.takePreciseCoverage') as { readonly result: readonly CoveredScript[] };
    return result;
  }

  /** Returns the text of a script, to which the offsets of its ranges refer. */
  sourceOf(scriptId: string): string {
    if (!this.#hasDebugger) {
      this.#post('Debugger.enable');
      // Nobody could end a pause at a `debugger` statement.
      this.#post('Debugger.setSkipAllPauses', { skip: true });
    }
    this.#hasDebugger = true;
    const { scriptSource } = this.#post('Debugger.getScriptSource', { scriptId }) as { readonly scriptSource: string };
    return scriptSource;
  }

  /** Posts a command to the engine; its answer is there when this returns. */
  #post(method: string, params: object = {}): object {
    let answer: { readonly error: Error | null; readonly result?: object | undefined } | undefined;
    this.#session!.post(method, params, (error, result) => {
      answer = { error, result };
    });
    if (answer === undefined) throw new Error(`the engine did not answer ${method}`);
    if (answer.error !== null) throw answer.error;
    return answer.result ?? {};
  }
}

/** The coverage of this process: the engine counts for all of it. */
export const systemCoverage = new Coverage();
