import { Session } from 'node:inspector';

/** A connection to the inspector of the engine of this very process. It connects when it is first used. */
export class EngineSession {
  readonly #session = new Session();
  #isConnected = false;
  #hasDebugger = false;

  /** Posts a command to the engine; its answer is there when this returns. */
  post(method: string, params: object = {}): object {
    if (!this.#isConnected) this.#session.connect();
    this.#isConnected = true;
    let answer: { readonly error: Error | null; readonly result?: object | undefined } | undefined;
    this.#session.post(method, params, (error, result) => {
      answer = { error, result };
    });
    if (answer === undefined) throw new Error(`the engine did not answer ${method}`);
    if (answer.error !== null) throw answer.error;
    return answer.result ?? {};
  }

  /** Returns the text of a script, to which the offsets and lines that the engine names refer. */
  sourceOf(scriptId: string): string {
    if (!this.#hasDebugger) {
      this.post('Debugger.enable');
      // Nobody could end a pause at a `debugger` statement.
      this.post('Debugger.setSkipAllPauses', { skip: true });
    }
    this.#hasDebugger = true;
    const { scriptSource } = this.post('Debugger.getScriptSource', { scriptId }) as { readonly scriptSource: string };
    return scriptSource;
  }
}

/** The session of this process: what it was told to count, it counts for all of it. */
export const systemEngine = new EngineSession();
