/** What a program was doing when it failed: getting ready, or a batch. */
export type Doing = 'starting' | 'calling';

/** What keeps a program from being measured. */
export type ProgramFailure =
  /** There is no such command in the folders, or the file, where it was looked for. */
  | { readonly kind: 'missing'; readonly searched: readonly string[]; readonly install: string | undefined }
  /** The system would not start it. */
  | { readonly kind: 'not started'; readonly because: string; readonly folder: string }
  /** It offers others; none was named where `arm` is undefined. */
  | { readonly kind: 'no such arm'; readonly arm: string | undefined; readonly offered: readonly string[] }
  /** It counts others. */
  | { readonly kind: 'no such count'; readonly metric: string; readonly offered: readonly string[] }
  /** A call threw, in the words of the program. */
  | { readonly kind: 'threw'; readonly error: string; readonly trace: readonly string[] }
  /** It ended by itself, or somebody ended it: by an exit code or a signal. */
  | { readonly kind: 'ended'; readonly doing: Doing; readonly by: string; readonly lastWords: readonly string[] }
  /** It said nothing for too long, and was ended. */
  | { readonly kind: 'hung'; readonly doing: Doing; readonly limitNs: number; readonly lastWords: readonly string[] }
  /** It said something that is none of the protocol. */
  | { readonly kind: 'out of protocol'; readonly said: string; readonly expected: string }
  /** It says that a batch took a time which it cannot have taken. */
  | { readonly kind: 'absurd time'; readonly ns: number; readonly elapsedNs: number };

/** Thrown where a program cannot do what it is asked for. */
export class ProgramError extends Error {
  readonly failure: ProgramFailure;

  constructor(failure: ProgramFailure) {
    super(failure.kind);
    this.name = 'ProgramError';
    this.failure = failure;
  }
}
