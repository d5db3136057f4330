import type { JestEnvironment } from '@jest/environment';

/** The realm of the modules of a perf file: a global object, and the context that their code is compiled for. */
export interface Realm extends Pick<
  JestEnvironment,
  'global' | 'fakeTimers' | 'fakeTimersModern' | 'moduleMocker' | 'getVmContext' | 'teardown'
> {
  /** How it slows code down compared with code outside of Jest, or undefined if it does not. */
  readonly distortion: string | undefined;
  /** The conditions under which packages are resolved, unless the project names some. */
  exportConditions(): string[];
}
