/** What a program was doing when it failed: it was starting, or calling an arm. */
export type Activity = 'starting' | 'calling';

/** Why a program cannot be measured. */
export type ProgramFailure =
  /** The command was not found in the searched folders, or at the searched path. */
  | { readonly kind: 'missing'; readonly searched: readonly string[]; readonly install: string | undefined }
  /** The system refused to start it. */
  | { readonly kind: 'not started'; readonly because: string; readonly folder: string }
  /** It does not offer the arm, only the `offered` ones; `arm` is undefined if none was named. */
  | { readonly kind: 'no such arm'; readonly arm: string | undefined; readonly offered: readonly string[] }
  /** It does not count the metric, only the `offered` ones. */
  | { readonly kind: 'no such count'; readonly metric: string; readonly offered: readonly string[] }
  /** A call threw: the error as the program reports it. */
  | { readonly kind: 'threw'; readonly error: string; readonly trace: readonly string[] }
  /** It ended by itself or by somebody else, with an exit code or a signal. */
  | { readonly kind: 'ended'; readonly doing: Activity; readonly by: string; readonly stderrTail: readonly string[] }
  /** It did not answer in time, and was ended. */
  | {
      readonly kind: 'hung';
      readonly doing: Activity;
      readonly limitNs: number;
      readonly stderrTail: readonly string[];
    }
  /** Its message breaks the protocol. */
  | { readonly kind: 'out of protocol'; readonly said: string; readonly expected: string }
  /** It reports a time that a batch cannot have taken. */
  | { readonly kind: 'absurd time'; readonly ns: number; readonly elapsedNs: number };

/** The error that is thrown if a program fails. */
export class ProgramError extends Error {
  readonly failure: ProgramFailure;

  constructor(failure: ProgramFailure) {
    super(failure.kind);
    this.name = 'ProgramError';
    this.failure = failure;
  }
}
