import type { PerfFile } from '../trial/perfFile';

/** What the environment offers to matchers. */
export interface Host {
  readonly perfFile: PerfFile;
  /** What becomes of claims that contention kept from being decided. */
  readonly busy: 'skip' | 'fail';
  /** Whether something stands in for the timers of the process. */
  hasFakeTimers(): boolean;
}

/** Where the environment leaves the host; one symbol for every copy of this module. */
export const HOST = Symbol.for('jest-asymptote.host');

/** Returns the host of the file that is running, or undefined outside of the environment. */
export function currentHost(): Host | undefined {
  return (globalThis as { [HOST]?: Host })[HOST];
}
