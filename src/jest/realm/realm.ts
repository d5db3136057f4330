import type { JestEnvironment } from '@jest/environment';

/** What the modules of a perf file run in: a global object, and the context that their code is compiled for. */
export interface Realm extends Pick<
  JestEnvironment,
  'global' | 'fakeTimers' | 'fakeTimersModern' | 'moduleMocker' | 'getVmContext' | 'teardown'
> {
  /** What code in it costs beyond what it costs outside of Jest, or undefined where that is nothing. */
  readonly distortion: string | undefined;
  /** The conditions under which packages are resolved, where the project names none. */
  exportConditions(): string[];
}
